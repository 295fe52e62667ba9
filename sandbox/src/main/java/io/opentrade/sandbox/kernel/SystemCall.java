package io.opentrade.sandbox.kernel;

/// The system calls that some rule of ours speaks of, with their numbers on both architectures
/// (linux/arch/x86/entry/syscalls/syscall_64.tbl, linux/include/uapi/asm-generic/unistd.h).
enum SystemCall {
  // Sockets: the link is made of pipes that are there already.
  SOCKET(41, 198),
  SOCKETPAIR(53, 199),
  CONNECT(42, 203),
  BIND(49, 200),
  LISTEN(50, 201),
  ACCEPT(43, 202),
  ACCEPT4(288, 242),
  SENDTO(44, 206),
  SENDMSG(46, 211),
  SENDMMSG(307, 269),
  RECVFROM(45, 207),
  RECVMSG(47, 212),
  RECVMMSG(299, 243),

  // Other processes: their memory, their descriptors, their limits, their priorities.
  PTRACE(101, 117),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  KCMP(312, 272),
  PIDFD_OPEN(434, 434),
  PIDFD_GETFD(438, 438),
  PIDFD_SEND_SIGNAL(424, 424),
  PROCESS_MADVISE(440, 440),
  PROCESS_MRELEASE(448, 448),
  PRLIMIT64(302, 261),
  SETPRIORITY(141, 140),
  IOPRIO_SET(251, 30),
  SCHED_SETAFFINITY(203, 122),
  SCHED_SETSCHEDULER(144, 119),
  SCHED_SETPARAM(142, 118),
  SCHED_SETATTR(314, 274),
  MIGRATE_PAGES(256, 238),
  MOVE_PAGES(279, 239),
  GET_ROBUST_LIST(274, 100),

  // Queues into the kernel that later do what is refused here.
  IO_URING_SETUP(425, 425),
  IO_URING_ENTER(426, 426),
  IO_URING_REGISTER(427, 427),
  IO_SETUP(206, 0),
  IO_DESTROY(207, 1),
  IO_GETEVENTS(208, 4),
  IO_SUBMIT(209, 2),
  IO_CANCEL(210, 3),

  // Memory outside of heap and limits, and shared memory that outlives a process.
  MEMFD_CREATE(319, 279),
  MEMFD_SECRET(447, 447),
  USERFAULTFD(323, 282),
  VMSPLICE(278, 75),
  SHMGET(29, 194),
  SHMAT(30, 196),
  SHMCTL(31, 195),
  MSGGET(68, 186),
  MSGSND(69, 189),
  MSGRCV(70, 188),
  MSGCTL(71, 187),
  SEMGET(64, 190),
  SEMOP(65, 193),
  SEMCTL(66, 191),
  SEMTIMEDOP(220, 192),
  MQ_OPEN(240, 180),
  MQ_UNLINK(241, 181),

  // Keys of the user.
  ADD_KEY(248, 217),
  REQUEST_KEY(249, 218),
  KEYCTL(250, 219),

  // Programs in the kernel and its instruments.
  BPF(321, 280),
  PERF_EVENT_OPEN(298, 241),
  SYSLOG(103, 116),
  QUOTACTL(179, 60),
  QUOTACTL_FD(443, 443),
  ACCT(163, 89),
  FANOTIFY_INIT(300, 262),
  FANOTIFY_MARK(301, 263),
  INOTIFY_INIT(253, SystemCall.ABSENT),
  INOTIFY_INIT1(294, 26),
  INOTIFY_ADD_WATCH(254, 27),
  INIT_MODULE(175, 105),
  FINIT_MODULE(313, 273),
  DELETE_MODULE(176, 106),
  KEXEC_LOAD(246, 104),
  KEXEC_FILE_LOAD(320, 294),
  REBOOT(169, 142),
  SWAPON(167, 224),
  SWAPOFF(168, 225),
  IOPL(172, SystemCall.ABSENT),
  IOPERM(173, SystemCall.ABSENT),
  MODIFY_LDT(154, SystemCall.ABSENT),
  PERSONALITY(135, 92),
  VHANGUP(153, 58),
  USELIB(134, SystemCall.ABSENT),
  USTAT(136, SystemCall.ABSENT),
  SYSFS(139, SystemCall.ABSENT),

  // Namespaces and mounts: a new one is a way around the old ones.
  UNSHARE(272, 97),
  SETNS(308, 268),
  MOUNT(165, 40),
  UMOUNT2(166, 39),
  PIVOT_ROOT(155, 41),
  CHROOT(161, 51),
  OPEN_TREE(428, 428),
  MOVE_MOUNT(429, 429),
  FSOPEN(430, 430),
  FSCONFIG(431, 431),
  FSMOUNT(432, 432),
  FSPICK(433, 433),
  MOUNT_SETATTR(442, 442),
  STATMOUNT(457, 457),
  LISTMOUNT(458, 458),
  OPEN_BY_HANDLE_AT(304, 265),
  NAME_TO_HANDLE_AT(303, 264),

  // The clock and the name of the machine.
  SETTIMEOFDAY(164, 170),
  CLOCK_SETTIME(227, 112),
  ADJTIMEX(159, 171),
  CLOCK_ADJTIME(305, 266),
  SETHOSTNAME(170, 161),
  SETDOMAINNAME(171, 162),

  // Facts about files, which Landlock does not guard.
  CHMOD(90, SystemCall.ABSENT),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHMODAT2(452, 452),
  CHOWN(92, SystemCall.ABSENT),
  FCHOWN(93, 55),
  LCHOWN(94, SystemCall.ABSENT),
  FCHOWNAT(260, 54),
  SETXATTR(188, 5),
  LSETXATTR(189, 6),
  FSETXATTR(190, 7),
  REMOVEXATTR(197, 14),
  LREMOVEXATTR(198, 15),
  FREMOVEXATTR(199, 16),
  UTIME(132, SystemCall.ABSENT),
  UTIMES(235, SystemCall.ABSENT),
  FUTIMESAT(261, SystemCall.ABSENT),
  UTIMENSAT(280, 88),

  // Writing to the disk; a sealed worker has no file to write.
  CREAT(85, SystemCall.ABSENT),
  OPEN(2, SystemCall.ABSENT),
  OPENAT(257, 56),
  OPENAT2(437, 437),
  TRUNCATE(76, 45),
  FTRUNCATE(77, 46),
  FALLOCATE(285, 47),
  RENAME(82, SystemCall.ABSENT),
  RENAMEAT(264, 38),
  RENAMEAT2(316, 276),
  LINK(86, SystemCall.ABSENT),
  LINKAT(265, 37),
  SYMLINK(88, SystemCall.ABSENT),
  SYMLINKAT(266, 36),
  UNLINK(87, SystemCall.ABSENT),
  UNLINKAT(263, 35),
  MKDIR(83, SystemCall.ABSENT),
  MKDIRAT(258, 34),
  RMDIR(84, SystemCall.ABSENT),
  MKNOD(133, SystemCall.ABSENT),
  MKNODAT(259, 33),

  // Processes and signals.
  CLONE(56, 220),
  CLONE3(435, 435),
  FORK(57, SystemCall.ABSENT),
  VFORK(58, SystemCall.ABSENT),
  EXECVE(59, 221),
  EXECVEAT(322, 281),
  KILL(62, 129),
  TKILL(200, 130),
  TGKILL(234, 131),
  RT_SIGQUEUEINFO(129, 138),
  RT_TGSIGQUEUEINFO(297, 240),
  PRCTL(157, 167),
  SECCOMP(317, 277),
  IOCTL(16, 29),
  CLOSE(3, 57),

  // Landlock.
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_RESTRICT_SELF(446, 446);

  /// Where an architecture has no such call.
  static final int ABSENT = -1;

  /// The first number that no rule speaks of: everything from here on is younger than this table
  /// (Linux 6.11 and later) and refused as unknown.
  static final int FIRST_UNKNOWN = 463;

  private final int x86;
  private final int arm;

  SystemCall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /// Its number, or {@link #ABSENT}.
  int number(Machine machine) {
    return switch (machine) {
      case X86_64 -> x86;
      case AARCH64 -> arm;
    };
  }
}
