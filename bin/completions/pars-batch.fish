# Completion for fish. For good: pars-batch completion fish > ~/.config/fish/completions/pars-batch.fish

function __pars_batch_complete
    # The words with their quotes removed; nothing in them is evaluated.
    set -l words (commandline -opc)
    set -e words[1]
    set -l word (commandline -ct)
    set -l plain (string unescape -- $word)
    and set word $plain
    set -l replies (command pars-batch complete -- $words "$word" 2>/dev/null)
    set -q replies[1]
    or return 0
    set -l last (string split -m 1 \t -- $replies[-1])
    set -e replies[-1]
    if test $last[1] != none
        set -l before "$last[2]"
        set -l name (string sub -s (math (string length -- "$before") + 1) -- "$word")
        set replies "$before"(__pars_batch_names $last[1] "$name")
    end
    set -q replies[1]
    and printf '%s\n' $replies
end

# The files or folders whose names begin so: what fish completes for a command that it knows nothing of.
function __pars_batch_names -a wanted name
    set -l typed (string escape --no-quoted -- $name | string replace -r '^\\\\~' '~')
    set -l pattern '.*'
    test $wanted = folders
    and set pattern '.*/'
    complete -C "__pars_batch_no_command $typed" | string replace -r '\t.*' '' | string match -r "^$pattern\$"
end

complete -c pars-batch -f -k -a '(__pars_batch_complete)'
