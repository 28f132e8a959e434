# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# fish completion for closecall.  Commands and options are what `--help` says, so
# there is no list here to keep in step.

function __closecall_program
    commandline -opc | head -n 1
end

function __closecall_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if not string match -q -- '-*' $word
            echo $word
            return 0
        end
    end
    return 1
end

function __closecall_commands
    set -l program (__closecall_program)
    $program --help 2>/dev/null | sed -n '/^SUBCOMMANDS/,/^OPTIONS/s/^  \([a-z-]*\) *- \(.*\)/\1\t\2/p'
end

function __closecall_checks
    set -l program (__closecall_program)
    $program list 2>/dev/null | sed 's/  */\t/'
end

function __closecall_options
    set -l program (__closecall_program)
    set -l command (__closecall_command)
    $program $command --help 2>/dev/null | sed -n 's/^  \(--*[a-z-]*\)\[\{0,1\}\(=\{0,1\}\)[^ ]*\( <[a-z]*>\)\{0,1\} *- \(.*\)/\1\2\t\4/p'
end

function __closecall_values
    for value in $argv[2..-1]
        echo $argv[1]=$value
    end
end

for name in closecall closecall-22 closecall-19 closecall-16 closecall-14
    complete -c $name -n 'not __closecall_command' -f -a '(__closecall_commands)'
    complete -c $name -n '__closecall_command; and string match -q -- "-*" (commandline -ct)' -f -a '(__closecall_options)'
    complete -c $name -n 'string match -q explain (__closecall_command)' -f -a '(__closecall_checks)'
    complete -c $name -n 'string match -q -- "--format=*" (commandline -ct)' -f -a '(__closecall_values --format text json sarif gitlab github rdjson junit html)'
    complete -c $name -n 'string match -q -- "--color=*" (commandline -ct)' -f -a '(__closecall_values --color auto always never)'
end
