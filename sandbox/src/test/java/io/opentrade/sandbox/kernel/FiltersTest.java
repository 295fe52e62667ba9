package io.opentrade.sandbox.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the filters let through and what not, run by a small copy of the kernel's machine.
class FiltersTest {
  private static final int REFUSED = 0x5_0000 | Filters.NOT_PERMITTED;
  private static final int UNKNOWN = 0x5_0000 | Filters.NO_SUCH_CALL;
  private static final int SELF = 4711;

  private static int verdict(byte[] filter, Machine machine, SystemCall call, long... arguments) {
    return new FilterMachine(filter).verdict(machine.auditName(), call.number(machine), arguments);
  }

  @ParameterizedTest
  @EnumSource
  void eachNumberStandsForOneCall(Machine machine) {
    Set<Integer> numbers = new HashSet<>();
    for (SystemCall call : SystemCall.values()) {
      int number = call.number(machine);
      assertTrue(number < SystemCall.FIRST_UNKNOWN, call::name);
      assertTrue(number == SystemCall.ABSENT || numbers.add(number), call::name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFilterLetsDangerousCallsThrough(Machine machine) {
    List<byte[]> filters =
        List.of(Filters.starting(machine), Filters.closed(machine), Filters.sealed(machine, SELF));
    List<SystemCall> dangerous =
        List.of(
            SystemCall.SOCKET,
            SystemCall.CONNECT,
            SystemCall.PTRACE,
            SystemCall.IO_URING_SETUP,
            SystemCall.MEMFD_CREATE,
            SystemCall.KEYCTL,
            SystemCall.PERF_EVENT_OPEN,
            SystemCall.BPF,
            SystemCall.UNSHARE,
            SystemCall.SETNS,
            SystemCall.USERFAULTFD,
            SystemCall.PROCESS_VM_READV,
            SystemCall.MOUNT,
            SystemCall.KEXEC_LOAD,
            SystemCall.FCHMODAT,
            SystemCall.PIDFD_GETFD);
    for (byte[] filter : filters) {
      for (SystemCall call : dangerous) {
        assertEquals(REFUSED, verdict(filter, machine, call), call::name);
      }
      assertEquals(UNKNOWN, verdict(filter, machine, SystemCall.CLONE3));
      assertEquals(REFUSED, verdict(filter, machine, SystemCall.CLONE, 0x1000_0000));
      assertEquals(REFUSED, verdict(filter, machine, SystemCall.IOCTL, 0, 0x5412));
      assertEquals(REFUSED, verdict(filter, machine, SystemCall.PRLIMIT64, 1));
      assertEquals(FilterMachine.ALLOW, verdict(filter, machine, SystemCall.PRLIMIT64, 0));
      assertEquals(FilterMachine.ALLOW, verdict(filter, machine, SystemCall.CLOSE, 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherDoorsIntoTheKernelAreShut(Machine machine) {
    FilterMachine filter = new FilterMachine(Filters.closed(machine));
    int i386 = 0x4000_0003;
    assertEquals(FilterMachine.KILL, filter.verdict(i386, 1));
    int young = SystemCall.FIRST_UNKNOWN;
    assertEquals(UNKNOWN, filter.verdict(machine.auditName(), young));
    assertEquals(UNKNOWN, filter.verdict(machine.auditName(), 0x4000_0000 | 41));
    assertEquals(UNKNOWN, filter.verdict(machine.auditName(), -1));
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheStarterMakesProcesses(Machine machine) {
    long process = 17;
    long thread = 0x0001_0000 | 0x100;
    byte[] starting = Filters.starting(machine);
    assertEquals(FilterMachine.ALLOW, verdict(starting, machine, SystemCall.CLONE, process));
    for (byte[] filter : List.of(Filters.closed(machine), Filters.sealed(machine, SELF))) {
      assertEquals(REFUSED, verdict(filter, machine, SystemCall.CLONE, process));
      assertEquals(FilterMachine.ALLOW, verdict(filter, machine, SystemCall.CLONE, thread));
    }
    assertEquals(FilterMachine.ALLOW, verdict(Filters.closed(machine), machine, SystemCall.EXECVE));
    assertEquals(REFUSED, verdict(Filters.sealed(machine, SELF), machine, SystemCall.EXECVE));
  }

  @ParameterizedTest
  @EnumSource
  void aSealedProcessReadsAndWritesNoFile(Machine machine) {
    byte[] seal = Filters.sealed(machine, SELF);
    assertEquals(FilterMachine.ALLOW, verdict(seal, machine, SystemCall.OPENAT, -100, 0, 0x80000));
    for (long writing : new long[] {1, 2, 0x40, 0x200, 0x241}) {
      assertEquals(REFUSED, verdict(seal, machine, SystemCall.OPENAT, -100, 0, writing));
    }
    assertEquals(REFUSED, verdict(seal, machine, SystemCall.UNLINKAT));
    assertEquals(UNKNOWN, verdict(seal, machine, SystemCall.OPENAT2));
    assertEquals(FilterMachine.ALLOW, verdict(seal, machine, SystemCall.TGKILL, SELF, SELF, 12));
    assertEquals(REFUSED, verdict(seal, machine, SystemCall.TGKILL, 1, 1, 12));
    assertEquals(FilterMachine.ALLOW, verdict(seal, machine, SystemCall.PRCTL, 15));
    assertEquals(REFUSED, verdict(seal, machine, SystemCall.PRCTL, 4));
    assertEquals(REFUSED, verdict(seal, machine, SystemCall.SECCOMP));
  }
}
