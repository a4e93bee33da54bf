# molt.ps1 - completion of molt's commands in PowerShell
# SPDX-License-Identifier: MIT
#
# PowerShell has no place where it looks for completions: source this file from $PROFILE. What a word can become is the
# program's business: `molt complete powershell WORDS...` prints it.
#
# The hook file, shell/molt.ps1, completes the same commands in the same way, for it must stand alone: `molt init
# powershell` prints nothing else. This file needs no hook file. Whichever is sourced last is used, with the same
# result.
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

# What the program prints. Not by `&`, which expands * and ~ in words and decodes with the console's encoding.
function global:__molt_completing_lines([string[]]$words) {
    $exe = __molt_completing_exe
    if (-not $exe) { return }
    $start = [Diagnostics.ProcessStartInfo]::new($exe)
    $start.RedirectStandardOutput = $true
    $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
    foreach ($word in $words) { $start.ArgumentList.Add($word) }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardOutput.ReadToEnd().Split("`n", [StringSplitOptions]::RemoveEmptyEntries)
        $process.WaitForExit()
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

# The text replaces the whole word. In quotes, what begins with a digit stays what it is.
function global:__molt_completing([string]$word, $ast, [int]$cursor) {
    $words = @('complete', 'powershell') + (__molt_completing_words $word $ast $cursor)
    foreach ($line in __molt_completing_lines $words) {
        $value, $description = $line.Split("`t", 2)
        $text = $value
        if ($value -cnotmatch '^(--?[A-Za-z][A-Za-z-]*=?|[A-Za-z_/][A-Za-z0-9_./-]*)$') {
            $text = "'" + [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
        }
        $description = $description ? $description : $value
        [Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    }
}

# Where there is no result, PowerShell offers files. The word itself, as the only result, prevents that.
Microsoft.PowerShell.Core\Register-ArgumentCompleter -Native -CommandName @(
    'cdproject', 'cdsitepackages', 'cdvirtualenv', 'deactivate', 'lssitepackages', 'lsvirtualenv', 'mvvirtualenv'
    'rmvirtualenv', 'showvirtualenv', 'toggleglobalsitepackages', 'virtualenvwrapper', 'wipeenv', 'workon'
) -ScriptBlock {
    param($word, $ast, $cursor)
    $results = @(__molt_completing $word $ast $cursor)
    if ($results.Count -eq 0 -and $word) { [Management.Automation.CompletionResult]::new($word) } else { $results }
}

# After these commands files make sense.
Microsoft.PowerShell.Core\Register-ArgumentCompleter -Native -CommandName @(
    'add2virtualenv', 'allvirtualenv', 'cpvirtualenv', 'mkproject', 'mktmpenv', 'mkvirtualenv', 'molt'
    'setvirtualenvproject'
) -ScriptBlock {
    param($word, $ast, $cursor)
    __molt_completing $word $ast $cursor
}
