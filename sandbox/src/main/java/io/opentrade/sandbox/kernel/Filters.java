package io.opentrade.sandbox.kernel;

import io.opentrade.sandbox.kernel.Rule.Always;
import io.opentrade.sandbox.kernel.Rule.AnyBit;
import io.opentrade.sandbox.kernel.Rule.Equal;
import io.opentrade.sandbox.kernel.Rule.LacksBit;
import io.opentrade.sandbox.kernel.Rule.Unequal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The filters of system calls that stand around a worker, from the outside in.
public final class Filters {
  static final int NOT_PERMITTED = 1;
  static final int NO_SUCH_CALL = 38;

  private static final int THREAD = 0x0001_0000;
  private static final int NAMESPACES = 0x7e02_0000;
  private static final int WRITING = 1 | 2 | 0x40 | 0x200;
  private static final int SET_THREAD_NAME = 15;
  private static final int FAKE_INPUT = 0x5412;
  private static final int CONSOLE = 0x541c;

  private Filters() {}

  /// For a jail with namespaces of its own: nothing that leads out of it, and no second process.
  public static byte[] closed(Machine machine) {
    List<Rule> rules = outer();
    rules.addAll(oneProcess());
    return FilterProgram.of(machine, rules);
  }

  /// The same but for processes, for the thread that has yet to start the worker.
  public static byte[] starting(Machine machine) {
    return FilterProgram.of(machine, outer());
  }

  /// What a worker's JVM lays upon all its threads before it loads a script: also no other program,
  /// no signal to anyone else, no file written or removed, no further word with the kernel about
  /// filters.
  ///
  /// @param process its own number, as it sees it
  static byte[] sealed(Machine machine, int process) {
    List<Rule> rules = outer();
    rules.addAll(oneProcess());
    EnumSet.range(SystemCall.TRUNCATE, SystemCall.MKNODAT).forEach(call -> refuse(rules, call));
    refuse(rules, SystemCall.CREAT);
    rules.add(new Always(SystemCall.OPENAT2, NO_SUCH_CALL));
    rules.add(new AnyBit(SystemCall.OPEN, 1, WRITING));
    rules.add(new AnyBit(SystemCall.OPENAT, 2, WRITING));
    EnumSet.range(SystemCall.EXECVE, SystemCall.TKILL).forEach(call -> refuse(rules, call));
    rules.add(new Unequal(SystemCall.TGKILL, 0, process));
    refuse(rules, SystemCall.RT_SIGQUEUEINFO);
    refuse(rules, SystemCall.RT_TGSIGQUEUEINFO);
    rules.add(new Unequal(SystemCall.PRCTL, 0, SET_THREAD_NAME));
    refuse(rules, SystemCall.SECCOMP);
    EnumSet.range(SystemCall.LANDLOCK_CREATE_RULESET, SystemCall.LANDLOCK_RESTRICT_SELF)
        .forEach(call -> refuse(rules, call));
    return FilterProgram.of(machine, rules);
  }

  private static List<Rule> outer() {
    List<Rule> rules = new ArrayList<>();
    EnumSet<SystemCall> calls = EnumSet.range(SystemCall.SOCKET, SystemCall.UTIMENSAT);
    calls.remove(SystemCall.PRLIMIT64);
    calls.forEach(call -> refuse(rules, call));
    rules.add(new Unequal(SystemCall.PRLIMIT64, 0, 0));
    // Its flags lie behind a pointer, where no filter can look; C libraries fall back to clone.
    rules.add(new Always(SystemCall.CLONE3, NO_SUCH_CALL));
    rules.add(new AnyBit(SystemCall.CLONE, 0, NAMESPACES));
    rules.add(new Equal(SystemCall.IOCTL, 1, FAKE_INPUT));
    rules.add(new Equal(SystemCall.IOCTL, 1, CONSOLE));
    return rules;
  }

  private static List<Rule> oneProcess() {
    return List.of(
        new LacksBit(SystemCall.CLONE, 0, THREAD),
        new Always(SystemCall.FORK, NOT_PERMITTED),
        new Always(SystemCall.VFORK, NOT_PERMITTED));
  }

  private static void refuse(List<Rule> rules, SystemCall call) {
    rules.add(new Always(call, NOT_PERMITTED));
  }
}
