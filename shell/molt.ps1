# molt.ps1 - Python virtual environments in PowerShell: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
#
# Put this line into $PROFILE, at its top level, for an alias belongs to the scope in which it is made:
#
#     . ~/.local/share/molt/molt.ps1
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Written for PowerShell 7.4 and later, and for strict mode. Cmdlets are written with their module, so that neither an
# alias nor a function of the user stands in between. Those of Utility and Management are not used while the file is
# sourced: the first use of a module costs 50 ms.

# --- guard ------------------------------------------------------------------------------------------------------------

# ConstrainedLanguage forbids most of what follows. 7.4 is the oldest release that is maintained; one before 7.0 cannot
# even read this file.
if ($ExecutionContext.SessionState.LanguageMode -cne 'FullLanguage') { return }
if ($PSVersionTable.PSVersion.Major -eq 7 -and $PSVersionTable.PSVersion.Minor -lt 4) {
    [Console]::Error.WriteLine("molt: PowerShell $($PSVersionTable.PSVersion) is too old, it must be 7.4 or later")
    return
}

$global:__molt_version = '0.1.0'

# PowerShell does not tell whether it is interactive, its command line does. Options may be cut short: -c, -noni.
function global:__molt_is_interactive {
    if ($Host.Name -cne 'ConsoleHost') { return $true }
    $has_value = $true # the first word is the program
    foreach ($word in [Environment]::GetCommandLineArgs()) {
        if (-not $word.StartsWith('-')) {
            if (-not $has_value) { return $false } # the script to run
            $has_value = $false
            continue
        }
        $is_cut_from = { $args -like "$($word.TrimStart('-'))*" }
        if (& $is_cut_from 'noexit' 'interactive') { return $true }
        if (& $is_cut_from 'command' 'commandwithargs' 'cwa' 'encodedcommand' 'ec' 'file') { return $false }
        if (& $is_cut_from 'noninteractive' 'servermode' 'sshservermode') { return $false }
        $has_value = -not (& $is_cut_from 'noprofile' 'nologo' 'login' 'mta' 'sta')
    }
    $true
}

# A second sourcing keeps what this shell knows. Strict mode forbids to ask for a variable that is not there.
& {
    $variables = $ExecutionContext.SessionState.PSVariable
    $fresh = @{
        exe = ''; busy = 0; last = ''; told = ''; root = '?'; pwd = ''; dir = ''; here = 0; found = ''
        path = ''; left = ''; stale = ''
        status = 0                                      # the one of the binary
        interactive = __molt_is_interactive
        deactivate = $null; prompt = $null; on_cd = $null # what is put into the shell, to be known again
        prompt_top = $null                              # the prompt function that is ours, or is known to call ours
        prompt_inner = $null                            # the one that ours calls
        prompt_count = 0                                # how often ours was called
    }
    foreach ($name in $fresh.Keys) {
        if ($null -ne $variables.GetValue("global:__molt_$name")) { continue }
        $variables.Set("global:__molt_$name", $fresh[$name])
    }
}
# A state directory that is not absolute is ignored, as the specification has it.
& {
    $state = "$env:XDG_STATE_HOME".StartsWith('/') ? $env:XDG_STATE_HOME : "$env:HOME/.local/state"
    $global:__molt_bound = $state + '/molt/bound'
}

# Looks beside this file, in PATH and in ~/.local/bin; the active environment may hold a program of the same name.
function global:__molt_find_exe([string]$beside) {
    $dirs = @(if ($beside) { [IO.Path]::GetFullPath("$beside/../../bin") })
    $dirs += "$env:PATH".Split(':').Where{ -not $env:VIRTUAL_ENV -or $_ -cne "$env:VIRTUAL_ENV/bin" }
    $dirs += "$env:HOME/.local/bin"
    foreach ($file in @($global:__molt_exe) + $dirs.ForEach{ "$_/molt" }) {
        if (-not $file.StartsWith('/') -or -not [IO.File]::Exists($file)) { continue }
        if ([int][IO.File]::GetUnixFileMode($file) -band 0x49) { return $file } # the three bits of execution
    }
    ''
}
$global:__molt_exe = __molt_find_exe $PSScriptRoot

# --- evaluate ---------------------------------------------------------------------------------------------------------

function global:__molt_say([string]$text) { [Console]::Error.WriteLine("molt: $text") }

function global:__molt_has_exe {
    if ([IO.File]::Exists($global:__molt_exe)) { return $true }
    $global:__molt_status = 127
    __molt_say 'cannot find the program "molt" beside its hook file, in PATH or in ~/.local/bin'
    $false
}

# Runs the binary and returns what it prints as one string; its status is left in __molt_status. Not by `&`, which
# expands * and ~ in words, drops every CR, and kills the child at an interrupt.
function global:__molt_capture([string[]]$words) {
    $start = [Diagnostics.ProcessStartInfo]::new($global:__molt_exe)
    $start.RedirectStandardOutput = $true
    $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
    foreach ($word in $words) { $start.ArgumentList.Add($word) }
    # The process has a current directory of its own, which `cd` does not move.
    $dir = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    if ([IO.Directory]::Exists($dir)) { $start.WorkingDirectory = $dir }
    $global:__molt_status = 130 # what remains of an interrupt
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $global:__molt_status = $process.ExitCode
    } finally { $process.Dispose() }
}

# Runs the binary and evaluates what it prints, whatever its status. The code has a scope of its own: what it sets for
# good, it sets globally.
function global:__molt_evaluate([string[]]$words) {
    $code = __molt_capture $words
    if (-not $code) { return }
    $busy, $was = $global:__molt_busy, $env:MOLT_ACTIVE
    $global:__molt_busy = 1
    try { & ([scriptblock]::Create($code)) } finally {
        $global:__molt_busy = $busy
        $global:__molt_path = "$env:PATH"
        if ($was -and $was -cne $env:MOLT_ACTIVE) { $global:__molt_left = $was }
    }
}

# Runs the binary with its stdout on the terminal or in the pipeline. `&` leaves a word alone when it stands there as a
# string, so one is written for each: "$($words[0])" "$($words[1])". Only --% is lost, it means something to PowerShell.
function global:__molt_direct([string[]]$words) {
    $PSNativeCommandArgumentPassing = 'Standard'
    $PSNativeCommandUseErrorActionPreference = $false
    $code = '& $global:__molt_exe'
    for ($i = 0; $i -lt $words.Count; $i++) { $code += " `"`$(`$words[$i])`"" }
    $global:__molt_status = 130
    & ([scriptblock]::Create($code))
    $global:__molt_status = $global:LASTEXITCODE
}

# Runs a command, by the name of its function or script. A command is the user's word: afterwards the directory counts
# as looked at. [string[]] gives the words as they were typed; to PowerShell, 3.10 is a number.
function global:__molt_command([string]$name, [string[]]$words) {
    [string[]]$line = $words
    if ($name -cnotin 'molt', 'molt.ps1') { $line = @([IO.Path]::GetFileNameWithoutExtension($name)) + $words }
    if ($line.Count -eq 0) { $line = @('help') }
    try {
        if (-not (__molt_has_exe)) { return }
        if ($line[0] -cin $global:__molt_evaluated) {
            $told = if ($line[0] -ceq 'status') { __molt_describe } else { @() }
            __molt_evaluate (@('--shell', 'powershell', '--last', $global:__molt_last) + $told + $line)
            __molt_define_deactivate
            if ($line[0] -ceq 'auto') { __molt_forget } else { __molt_adopt }
            __molt_wrap_prompt
        } else { __molt_direct $line }
    } finally { $global:LASTEXITCODE = $global:__molt_status }
}

function global:__molt_cd([string]$dir) { Microsoft.PowerShell.Management\Set-Location -LiteralPath $dir }

# Runs the binary within a plan; when it fails, the command ends with its status.
function global:__molt_call {
    $status = $global:__molt_status
    __molt_direct $args
    if ($global:__molt_status -eq 0) { $global:__molt_status = $status }
}

function global:__molt_hook_failed([string]$file, $problem) { __molt_say "the hook '$file' failed: $problem" }

# An environment of mktmpenv ends with the shell that made it. The event's subscription costs a module: only now.
function global:__molt_set_temporary([string]$environment) {
    $global:__molt_temporary = $environment
    $null = Microsoft.PowerShell.Utility\Register-EngineEvent -SourceIdentifier PowerShell.Exiting -SupportEvent -Action {
        if (-not [IO.File]::Exists("$global:__molt_temporary/README.tmpenv")) { return }
        $env:VIRTUAL_ENV = $null
        $env:WORKON_HOME = [IO.Path]::GetDirectoryName($global:__molt_temporary)
        $null = __molt_capture 'rmvirtualenv', ([IO.Path]::GetFileName($global:__molt_temporary))
    }
}

function global:__molt_leave_foreign {
    if (-not [object]::ReferenceEquals($function:deactivate, $global:__molt_deactivate)) { deactivate }
}

# --- commands ---------------------------------------------------------------------------------------------------------

$global:__molt_evaluated = @(
    'mkvirtualenv', 'workon', 'deactivate', 'rmvirtualenv', 'cpvirtualenv', 'mvvirtualenv', 'mkproject', 'mktmpenv'
    'cdvirtualenv', 'cdsitepackages', 'cdproject', 'setvirtualenvproject', 'wipeenv'
    'allow', 'deny', 'auto', 'status', 'help', '-h', '--help')

# A function cannot make $? false for its caller, a script that ends in `exit 1` can. So each command is a function, and
# where the scripts are installed beside this file, an alias to a script comes first. (From `molt init` there is no such
# place, and $LASTEXITCODE alone tells.) ForEach-Object runs its block in this very scope, which is where aliases go.
$global:__molt_function = { __molt_command $MyInvocation.MyCommand.Name $args }
@(
    'mkvirtualenv', 'workon', 'rmvirtualenv', 'cpvirtualenv', 'mvvirtualenv', 'mkproject', 'mktmpenv', 'cdvirtualenv'
    'cdsitepackages', 'cdproject', 'setvirtualenvproject', 'wipeenv', 'lsvirtualenv', 'showvirtualenv', 'lssitepackages'
    'add2virtualenv', 'toggleglobalsitepackages', 'allvirtualenv', 'virtualenvwrapper', 'molt'
) | Microsoft.PowerShell.Core\ForEach-Object {
    $null = $ExecutionContext.InvokeProvider.Item.Set("function:global:$_", $global:__molt_function)
    if ($PSScriptRoot -and [IO.File]::Exists("$PSScriptRoot/commands/$_.ps1")) {
        $null = $ExecutionContext.InvokeProvider.Item.Set("alias:$_", "$PSScriptRoot/commands/$_.ps1")
    }
}

# `deactivate` is never an alias: Activate.ps1 defines a function of that name and calls it.
$global:__molt_deactivate ??= { __molt_command deactivate $args }
function global:__molt_define_deactivate {
    if ($null -eq $function:deactivate) { $function:global:deactivate = $global:__molt_deactivate }
}
__molt_define_deactivate

# The user's own script for the start of a shell, as virtualenvwrapper has it; in this scope, so that what it defines stays.
$global:__molt_initialize = $env:WORKON_HOME ? $env:WORKON_HOME : "$env:HOME/.virtualenvs"
if ($env:VIRTUALENVWRAPPER_HOOK_DIR) { $global:__molt_initialize = $env:VIRTUALENVWRAPPER_HOOK_DIR }
$global:__molt_initialize += '/initialize.ps1'
if ([IO.File]::Exists($global:__molt_initialize)) {
    try { . $global:__molt_initialize } catch { __molt_hook_failed $global:__molt_initialize $_ }
}

# --- directory change -------------------------------------------------------------------------------------------------

# Follows the links in a path, of which $PWD keeps the names; as many as the kernel does, for they may lead in a circle.
function global:__molt_resolve([string]$from, [string]$path) {
    foreach ($name in $path.Split('/')) {
        if ($name -ceq '' -or $name -ceq '.') { continue }
        if ($name -ceq '..') { $from = $from -creplace '/[^/]*$'; continue }
        $target = [IO.FileInfo]::new("$from/$name").LinkTarget
        if ($null -eq $target -or ++$global:__molt_links -gt 40) { $from = "$from/$name" }
        elseif ($target.StartsWith('/')) { $from = __molt_resolve '' $target }
        else { $from = __molt_resolve $from $target }
    }
    $from
}

# How many marker names stand in a directory; a link that leads nowhere is a name too. By .NET, like all that every
# prompt does: a Test-Path costs as much as 400 of these, a look into `$env:` or a call of a function as much as 50.
$global:__molt_markers = @(
    '.venv', '.python-version', 'Pipfile', 'pyproject.toml', '.pdm-python', 'environment.yml', 'environment.yaml')
function global:__molt_count_markers([string]$dir) {
    $count = [int][IO.File]::Exists("$global:__molt_bound$dir/=env")
    foreach ($name in $global:__molt_markers) { if ([IO.Path]::Exists("$dir/$name")) { $count++ } }
    $names = [Environment]::GetEnvironmentVariable('MOLT_NAMES')
    if ($names) {
        foreach ($name in $names.Split(':')) { if ($name -and [IO.Path]::Exists("$dir/$name")) { $count++ } }
    }
    $count
}

# Looks at the current directory and leaves its root in __molt_found.
function global:__molt_look {
    $global:__molt_pwd = $PWD.ProviderPath
    $global:__molt_links = 0
    $global:__molt_dir = __molt_resolve '' $global:__molt_pwd
    $dir = $global:__molt_dir
    $count = __molt_count_markers $dir
    $global:__molt_here = $count
    while ($count -eq 0 -and $dir) {
        $dir = $dir.Substring(0, $dir.LastIndexOf('/'))
        $count = __molt_count_markers $dir
    }
    $global:__molt_found = if ($count -eq 0) { '' } elseif ($dir) { $dir } else { '/' }
}

function global:__molt_adopt {
    if (-not $global:__molt_interactive -or $PWD.Provider.Name -cne 'FileSystem') { return }
    __molt_look
    $global:__molt_root = $global:__molt_found
}

# The next prompt decides anew.
function global:__molt_forget { $global:__molt_root = '?'; $global:__molt_pwd = '' }

# When somebody has rewritten PATH since the last look: whether the entry of the active environment is not in it, or that
# of the one left last is again, as direnv puts back a PATH that it saw earlier. Who adds to PATH has the old one in it.
function global:__molt_is_astray([string]$active) {
    $path, $before = (':' + $env:PATH + ':'), (':' + $global:__molt_path + ':')
    $left = ':' + $global:__molt_left + '/bin:'
    $global:__molt_path = "$env:PATH"
    if ($global:__molt_left -and $global:__molt_left -cne $active -and $path.Contains($left) -and
        -not $before.Contains($left) -and -not $path.Contains($before)) {
        $global:__molt_stale = $global:__molt_left
        return $true
    }
    $active -and -not $path.Contains(':' + $active + '/bin:')
}

# What a new shell must ask about where there is no project: an inherited PATH that may have been reordered, an index
# that is not made, names that are not known.
function global:__molt_is_unsettled {
    if ($env:VIRTUAL_ENV) { return $true }
    $shelf = $env:WORKON_HOME ? $env:WORKON_HOME : "$env:HOME/.virtualenvs"
    if ([IO.Directory]::Exists($shelf) -and -not [IO.Directory]::Exists($global:__molt_bound)) { return $true }
    $null -eq $env:MOLT_NAMES -and [IO.File]::Exists([IO.Path]::GetDirectoryName($global:__molt_bound) + '/names')
}

# Whether the config switches cd off: the binary leaves a file then, with the config's own time of change.
function global:__molt_is_off {
    $off = [IO.Path]::GetDirectoryName($global:__molt_bound) + '/off'
    if (-not [IO.File]::Exists($off)) { return $false }
    $config = "$env:XDG_CONFIG_HOME".StartsWith('/') ? $env:XDG_CONFIG_HOME : "$env:HOME/.config"
    [IO.File]::GetLastWriteTimeUtc($off) -eq [IO.File]::GetLastWriteTimeUtc("$config/molt/config.toml")
}

# Whether the binary must be asked; shell/README.md, "Directory change", has the steps.
function global:__molt_changed {
    if ($global:__molt_busy -or $PWD.Provider.Name -cne 'FileSystem') { return $false }
    if ([Environment]::GetEnvironmentVariable('MOLT_AUTO') -ceq '0') { return $false }
    $active = [Environment]::GetEnvironmentVariable('MOLT_ACTIVE')
    $is_gone = $active -and -not [IO.Directory]::Exists($active) -and $active -ceq $env:VIRTUAL_ENV
    $is_renewed = $false
    $global:__molt_stale = ''
    if ([Environment]::GetEnvironmentVariable('PATH') -cne $global:__molt_path) {
        $is_gone = (__molt_is_astray $active) -or $is_gone
    }
    if ($PWD.ProviderPath -ceq $global:__molt_pwd) {
        $is_renewed = (__molt_count_markers $global:__molt_dir) -ne $global:__molt_here
        if (-not $is_renewed -and -not $is_gone) { return $false }
        $is_renewed = $is_renewed -and ($global:__molt_dir ? $global:__molt_dir : '/') -ceq $global:__molt_root
    }
    if ($env:VIRTUAL_ENV -and $env:VIRTUAL_ENV -cne $active) { return $false }
    __molt_look
    $before = $global:__molt_root
    if ($global:__molt_found -ceq $before -and -not $is_gone -and -not $is_renewed) { return $false }
    $global:__molt_root = $global:__molt_found
    if ($null -ne $env:MOLT_ROOT -or $is_gone) { return $true }
    if ($before -ceq '?' -and (__molt_is_unsettled)) { return $true }
    $global:__molt_root -and -not (__molt_is_off)
}

# Evaluates without a trace in the pipeline or in $LASTEXITCODE, which user hooks may set.
function global:__molt_evaluate_unseen([string[]]$words) {
    $status = $ExecutionContext.SessionState.PSVariable.GetValue('global:LASTEXITCODE')
    try { $null = __molt_evaluate $words } finally { $global:LASTEXITCODE = $status }
}

# The function of an Activate.ps1 removes itself when it is done. If it was used on top of an environment of ours, that
# one is still in PATH.
function global:__molt_recover_deactivate {
    __molt_define_deactivate
    if (-not $env:MOLT_ACTIVE -or $env:VIRTUAL_ENV) { return }
    __molt_evaluate_unseen '--shell', 'powershell', '--last', $global:__molt_last, 'deactivate', 'nondestructive'
}

# What is thrown here would leave through the user's `cd` and end his script.
function global:__molt_hook {
    if (-not [IO.File]::Exists($global:__molt_exe)) { return }
    try {
        if ($null -eq $function:deactivate) { __molt_recover_deactivate }
        $root = $global:__molt_root
        $names = [Environment]::GetEnvironmentVariable('MOLT_NAMES')
        if (-not (__molt_changed)) { return }
        __molt_evaluate_unseen 'hook', 'powershell', $global:__molt_root, $global:__molt_told, $global:__molt_stale
        # When the call made the index, or told names, the binary has found a root by itself.
        if ($root -ceq '?' -or $names -cne $env:MOLT_NAMES) { __molt_adopt }
    } catch { __molt_say $_ }
}

# The prompt calls the hook, too: this handler is lost when somebody assigns the property, and a prompt when somebody
# replaces it.
function global:__molt_install_hook {
    $invoke = $ExecutionContext.SessionState.InvokeCommand
    $global:__molt_on_cd ??= [EventHandler[Management.Automation.LocationChangedEventArgs]]{ __molt_hook }
    $others = [Delegate]::RemoveAll($invoke.LocationChangedAction, $global:__molt_on_cd)
    $invoke.LocationChangedAction = [Delegate]::Combine($global:__molt_on_cd, $others)
}

if ($global:__molt_interactive) { __molt_install_hook }

# --- prompt -----------------------------------------------------------------------------------------------------------

# Shells without an engine inherit the variables of one; their value says whose they are.
function global:__molt_prompt_is_taken {
    $shells = 'pwsh', 'powershell'
    $env:VIRTUAL_ENV_DISABLE_PROMPT -or $env:STARSHIP_SHELL -cin $shells -or $env:POSH_SHELL -cin $shells
}

function global:__molt_prefix {
    if (-not $env:MOLT_ACTIVE -or $env:MOLT_ACTIVE -cne $env:VIRTUAL_ENV -or -not $env:VIRTUAL_ENV_PROMPT) { return '' }
    if (__molt_prompt_is_taken) { '' } else { "($env:VIRTUAL_ENV_PROMPT) " }
}

# Returns exactly one string: for anything else, PSReadLine shows PS>. The inner prompt must see whether the last
# command failed: Get-Job fails in silence, and is in a module that is always there.
$global:__molt_prompt ??= {
    $succeeded = $?
    $global:__molt_prompt_count++
    __molt_hook
    $prefix = __molt_prefix
    if (-not $succeeded) { Microsoft.PowerShell.Core\Get-Job -Id 2147483647 -ErrorAction Ignore }
    $text = if ($global:__molt_prompt_inner) { & $global:__molt_prompt_inner } else { 'PS> ' }
    if ($text -is [array]) { $text = $text[0] }
    "$prefix$text"
}

# Whether the prompt in place calls ours; one not seen before is run to find out.
function global:__molt_is_drawn {
    $top = $function:prompt
    if ($null -eq $top) { return $false }
    if ([object]::ReferenceEquals($top, $global:__molt_prompt_top)) { return $true }
    $count = $global:__molt_prompt_count
    & $top *> $null
    if ($global:__molt_prompt_count -eq $count) { return $false }
    $global:__molt_prompt_top = $top
    $true
}

# Puts our prompt around the one in place. Twice would have no end: it would call what calls it.
function global:__molt_wrap_prompt {
    if (-not $global:__molt_interactive -or $null -ne $global:__molt_prompt_top -and (__molt_is_drawn)) { return }
    $global:__molt_prompt_inner = $function:prompt
    try { $function:global:prompt = $global:__molt_prompt } catch { __molt_say $_ } # a function can be read-only
    $global:__molt_prompt_top = $function:prompt
}

__molt_wrap_prompt

# --- completion -------------------------------------------------------------------------------------------------------

# @MOLT_COMPLETION@

# --- self-check -------------------------------------------------------------------------------------------------------

# What keeps molt from working in this shell.
function global:__molt_find_faults {
    $handlers = $ExecutionContext.SessionState.InvokeCommand.LocationChangedAction
    $is_hooked = $null -ne $handlers -and $global:__molt_on_cd -in $handlers.GetInvocationList()
    if ($global:__molt_interactive -and -not $is_hooked) {
        'LocationChangedAction has lost its hook: source molt.ps1 at the end of $PROFILE'
    }
    if ($global:__molt_interactive -and -not (__molt_is_drawn)) {
        'something else has defined prompt: source molt.ps1 after it'
    }
    # venv's Activate.ps1 saves PATH in the environment, virtualenv's in a variable.
    $saved = $env:_OLD_VIRTUAL_PATH ?? $ExecutionContext.SessionState.PSVariable.GetValue('global:_OLD_VIRTUAL_PATH')
    if ($null -eq $saved -and -not [object]::ReferenceEquals($function:deactivate, $global:__molt_deactivate)) {
        'something else has defined deactivate: source molt.ps1 after it'
    }
}

# What `molt status` is told of this file.
function global:__molt_describe { '--hook', $global:__molt_version + @(__molt_find_faults).ForEach{ "--fault=$_" } }

# Says on stderr what keeps molt from working in this shell, a line each. A function has no status but $LASTEXITCODE.
function global:__molt_check {
    $works = __molt_has_exe
    foreach ($fault in __molt_find_faults) {
        $works = $false
        __molt_say $fault
    }
    $global:LASTEXITCODE = [int](-not $works)
}
