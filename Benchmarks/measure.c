/* Runs a command on one core and tells what it took.
 *
 *     measure CORE SECONDS COMMAND...
 *
 * Prints one line: wall nanoseconds, processor microseconds, peak memory in KiB, wait status; what the
 * command itself prints is thrown away.
 * It is a program of its own because the peak memory of a process counts from its fork: that of a small
 * command started by a large one would be the large one's. After SECONDS the command is killed. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;

static void stop(int signal) {
    (void)signal;
    kill(-child, SIGKILL);
}

int main(int count, char **arguments) {
    if (count < 4) {
        fputs("usage: measure CORE SECONDS COMMAND...\n", stderr);
        return 2;
    }
    int core = atoi(arguments[1]);
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET((unsigned)core, &cores);
    struct timespec start, end;
    struct rusage usage;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    child = fork();
    if (child < 0) { perror("fork"); return 2; }
    if (child == 0) {
        setpgid(0, 0);
        int nowhere = open("/dev/null", O_RDWR);
        if (sched_setaffinity(0, sizeof cores, &cores)) { perror("sched_setaffinity"); _exit(127); }
        if (nowhere >= 0) { dup2(nowhere, 0); dup2(nowhere, 1); dup2(nowhere, 2); }
        execvp(arguments[3], arguments + 3);
        _exit(127);
    }
    signal(SIGALRM, stop);
    alarm((unsigned)atoi(arguments[2]));
    while (wait4(child, &status, 0, &usage) < 0) {}
    clock_gettime(CLOCK_MONOTONIC, &end);
    long long wall = (end.tv_sec - start.tv_sec) * 1000000000ll + (end.tv_nsec - start.tv_nsec);
    long long processor = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000ll + usage.ru_utime.tv_usec
        + usage.ru_stime.tv_usec;
    printf("%lld %lld %ld %d\n", wall, processor, usage.ru_maxrss, status);
    return 0;
}
