/**
 * Every shell text of the sandbox. All are constant: values come in as arguments, which the shell never
 * parses again.
 */

/**
 * Starts bwrap as root. Arguments: folder of the descriptor files, FIFO of descriptor 4 or `-`, pairs of
 * file and value to write (control groups to join), `--`, the command. Standard input is the lifeline:
 * when it ends, bwrap is killed and the namespace dies with it.
 */
export const launcherScript = `d=$1 f=$2; shift 2
while [ "$1" != -- ]; do echo "$2" >"$1" || exit 125; shift 2; done; shift
ulimit -c 0; ulimit -n 1024
exec 7<&0 </dev/null 3<"$d/seccomp" 5<"$d/passwd" 6<"$d/run" 8<"$d/args" || exit 125
[ "$f" = - ] || exec 4>"$f" || exit 125
"$@" 7<&- & b=$!
exec 3<&- 4>&- 5<&- 6<&- 8<&-
{ read -r _ <&7; kill -9 "$b"; } >/dev/null 2>&1 & w=$!
wait "$b"; s=$?
kill -9 "$w"
exit "$s"
`;

/**
 * `/.guild/run` of evaluators. Says on descriptor 4 that the command exists (`+`, else `?`), runs it
 * without that descriptor, kills what it left, then says its status, what is full, and the processor time.
 */
export const evaluateScript = `#!/bin/sh
exec 5>&2 2>/dev/null
command -v "$1" >/dev/null || { echo '?' >&4; exit 127; }
echo + >&4
(exec "$@" 2>&5 4>&- 5>&-)
s=$? f=
kill -9 -1
while kill -0 -1; do :; done
if [ "$s" != 0 ]; then
for v in tmp out; do printf %4096s x >"/$v/.full" || f="$f $v"; done
fi
{ echo "$s$f"; times; } >&4
`;

/** `/.guild/run` of candidates: the same, then /out as tar on descriptor 4; its status says whether that was whole. */
export const runScript = `${evaluateScript}[ "$s" = 0 ] || exit 0
for v in /out/* /out/.[!.]* /out/..?*; do
[ -e "$v" ] || [ -h "$v" ] && exec /bin/tar -C /out -cf - . >&4
done
exit 0
`;

/**
 * Runs as root, in a mount namespace of its own, for as long as the sandbox is open; standard input is the
 * lifeline. Arguments: folder to make noexec, number of uid blocks to lease (locks that die with us), then
 * `dir PATH`, `put FILE VALUE` and `sweep PATH` for control groups. Says `ready PID BLOCK..` or `failed WHY`.
 */
export const hostScript = `w=$1 n=$2 fd=3 b=0 got= dirs=; shift 2
mkdir -p -m 0700 /run/guildseal
while [ "$n" -gt 0 ] && [ "$b" -lt 32 ]; do
eval "exec $fd>/run/guildseal/uids-$b"
if flock -n "$fd"; then got="$got $b" n=$((n - 1)) fd=$((fd + 1)); fi
b=$((b + 1))
done
[ "$n" = 0 ] || { echo failed uids; exit 1; }
mount --bind "$w" "$w" && mount -o remount,bind,nosuid,nodev,noexec "$w" || { echo failed noexec; exit 1; }
while [ $# -gt 0 ]; do
case $1 in
dir) mkdir "$2" && dirs="$2 $dirs"; shift 2 ;;
put) echo "$3" >"$2"; shift 3 ;;
sweep) rmdir "$2"/*/ "$2"; shift 2 ;;
esac
done 2>/dev/null
echo "ready $$$got"
read -r _
for d in $dirs; do
i=0; until rmdir "$d" 2>/dev/null || [ "$i" = 100 ]; do i=$((i + 1)); sleep .02; done
done
`;

/** The same for an ordinary user, in namespaces of its own: makes the folder noexec, says `ready PID`. */
export const userHostScript = `mount -o remount,bind,nosuid,nodev,noexec "$1" || { echo failed noexec; exit 1; }
echo "ready $$"
read -r _
`;

/**
 * For bubblewrap below 0.7, which has no `--size`: mounts /dev/shm, /tmp and /out outside and goes on
 * with the command that binds them. Arguments: folder, three sizes in bytes, the command.
 */
export const sizedScript = `d=$1
mount -t tmpfs -o "size=$2,mode=1777,nosuid,nodev" tmpfs "$d/shm" || exit 125
mount -t tmpfs -o "size=$3,mode=1777,nosuid,nodev" tmpfs "$d/tmp" || exit 125
mount -t tmpfs -o "size=$4,mode=1777,nosuid,nodev" tmpfs "$d/out" || exit 125
shift 4
exec "$@"
`;
