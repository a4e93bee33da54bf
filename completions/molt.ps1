# molt.ps1 - completion of molt's commands in PowerShell
# SPDX-License-Identifier: MIT
#
# PowerShell has no place where it looks for completions: source this file from $PROFILE. What a word can become is the
# program's business: `molt complete powershell WORDS...` prints it.
#
# The build puts what follows into the hook file, too, which must stand alone: `molt init powershell` prints nothing
# else. Whichever is sourced last is used, with the same result.
#
# Written for PowerShell 7.4 and later, and for strict mode.

if ($ExecutionContext.SessionState.LanguageMode -cne 'FullLanguage') { return }

# The hook file knows the program by its path: an environment may hold another one of that name.
function global:__molt_completing_exe {
    $known = $ExecutionContext.SessionState.PSVariable.GetValue('global:__molt_exe')
    $dirs = "$env:PATH".Split(':').Where{ $_.StartsWith('/') }
    foreach ($file in @(if ($known) { $known }) + $dirs.ForEach{ "$_/molt" }) {
        if ([IO.File]::Exists($file)) { return $file }
    }
    ''
}

# What the program prints, and behind that its status. Not by `&`, which expands * and ~ in words and decodes with the
# console's encoding.
function global:__molt_completing_run([string[]]$words) {
    $exe = __molt_completing_exe
    if (-not $exe) { return '', 0 }
    $start = [Diagnostics.ProcessStartInfo]::new($exe)
    $start.RedirectStandardOutput = $true
    $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
    foreach ($word in $words) { $start.ArgumentList.Add($word) }
    # The process has a current directory of its own, which `cd` does not move.
    $dir = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    if ([IO.Directory]::Exists($dir)) { $start.WorkingDirectory = $dir }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $process.ExitCode
    } finally { $process.Dispose() }
}

# The words that end before the cursor, and the unfinished one. To an opening quote PowerShell adds the closing one.
function global:__molt_completing_words([string]$word, $ast, [int]$cursor) {
    foreach ($element in $ast.CommandElements) {
        if ($element.Extent.EndOffset -ge $cursor) { break }
        $is_string = $element -is [Management.Automation.Language.StringConstantExpressionAst]
        $is_string ? $element.Value : $element.Extent.Text
    }
    $word -creplace '(?s)^([''\u2018-\u201b])(.*)[''\u2018-\u201b]$|^(["\u201c-\u201e])(.*)["\u201c-\u201e]$', '$2$4'
}

# What the program leaves to PowerShell, by its status: directories, files, another command line.
function global:__molt_completing_instead([int]$status, [string[]]$words) {
    $before, $word = $words[-1] -cmatch '^--[^=]*=' ? ($Matches[0], $words[-1].Substring($Matches[0].Length)) : ('', $words[-1])
    $is_program = $status -eq 5 -and $words.Count -eq ($words[0] -ceq 'molt' ? 3 : 2)
    $found = $is_program ? [Management.Automation.CompletionCompleters]::CompleteCommand($word) :
        [Management.Automation.CompletionCompleters]::CompleteFilename($word)
    foreach ($each in $found) {
        if ($status -eq 3 -and $each.ResultType -ne 'ProviderContainer') { continue }
        [Management.Automation.CompletionResult]::new(
            $before + $each.CompletionText, $each.ListItemText, $each.ResultType, $each.ToolTip)
    }
}

# The text replaces the whole word. In quotes, what begins with a digit stays what it is.
function global:__molt_completing([string]$word, $ast, [int]$cursor) {
    $words = @(__molt_completing_words $word $ast $cursor)
    $lines, $status = __molt_completing_run (@('complete', 'powershell') + $words)
    if ($status -ne 0) { return __molt_completing_instead $status $words }
    foreach ($line in $lines.Split("`n", [StringSplitOptions]::RemoveEmptyEntries)) {
        $value, $description = $line.Split("`t", 2)
        $text = $value
        if ($value -cnotmatch '^(--?[A-Za-z][A-Za-z-]*(=[A-Za-z0-9_./-]*)?|[A-Za-z_/][A-Za-z0-9_./-]*)$') {
            $text = "'" + [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
        }
        $description = $description ? $description : $value
        [Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    }
}

# Where there is no result, PowerShell offers files. The word itself, as the only result, prevents that.
Microsoft.PowerShell.Core\Register-ArgumentCompleter -Native -CommandName @(
    'add2virtualenv', 'allvirtualenv', 'cdproject', 'cdsitepackages', 'cdvirtualenv', 'cpvirtualenv', 'deactivate'
    'lssitepackages', 'lsvirtualenv', 'mkproject', 'mktmpenv', 'mkvirtualenv', 'molt', 'mvvirtualenv', 'rmvirtualenv'
    'setvirtualenvproject', 'showvirtualenv', 'toggleglobalsitepackages', 'virtualenvwrapper', 'wipeenv', 'workon'
) -ScriptBlock {
    param($word, $ast, $cursor)
    $results = @(__molt_completing $word $ast $cursor)
    if ($results.Count -eq 0 -and $word) { [Management.Automation.CompletionResult]::new($word) } else { $results }
}
