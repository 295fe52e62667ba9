# fish completion of opentrade; copy it to ~/.config/fish/completions.
# The daemon answers, so that series, runs and settings are those of this moment.

function __opentrade_complete
    set -l line (commandline -cp)
    set -l found (opentrade complete (string length -- "$line") "$line" 2>/dev/null </dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end

complete -c opentrade -f -a '(__opentrade_complete)'
