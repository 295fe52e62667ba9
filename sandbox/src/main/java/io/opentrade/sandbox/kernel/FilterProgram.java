package io.opentrade.sandbox.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Rules as a program of the classic Berkeley packet filter, as seccomp wants it: eight bytes an
/// instruction in the machine's byte order (linux/filter.h), over `struct seccomp_data`
/// (linux/seccomp.h). What no rule refuses is allowed, but for calls that are younger than our
/// table.
final class FilterProgram {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;

  private static final int KILL_PROCESS = 0x8000_0000;
  private static final int ERROR = 0x0005_0000;
  private static final int ALLOW = 0x7fff_0000;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENTS = 16;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
  private final Machine machine;

  private FilterProgram(Machine machine) {
    this.machine = machine;
  }

  static byte[] of(Machine machine, List<Rule> rules) {
    FilterProgram program = new FilterProgram(machine);
    program.begin();
    rules.stream()
        .filter(rule -> rule.call().number(machine) != SystemCall.ABSENT)
        .forEach(program::add);
    program.emit(RETURN, 0, 0, ALLOW);
    return program.bytes.toByteArray();
  }

  /// A call through another architecture's door (32 bits) has other numbers: it ends the process.
  private void begin() {
    emit(LOAD, 0, 0, ARCHITECTURE);
    emit(JUMP_EQUAL, 1, 0, machine.auditName());
    emit(RETURN, 0, 0, KILL_PROCESS);
    emit(LOAD, 0, 0, NUMBER);
    emit(JUMP_AT_LEAST, 0, 1, SystemCall.FIRST_UNKNOWN);
    emit(RETURN, 0, 0, ERROR | Filters.NO_SUCH_CALL);
  }

  private void add(Rule rule) {
    int number = rule.call().number(machine);
    switch (rule) {
      case Rule.Always(_, int error) -> {
        emit(JUMP_EQUAL, 0, 1, number);
        emit(RETURN, 0, 0, ERROR | error);
      }
      case Rule.AnyBit(_, int argument, int bits) ->
          refuse(number, argument, 0, JUMP_ANY_BIT, bits, true);
      case Rule.LacksBit(_, int argument, int bits) ->
          refuse(number, argument, bits, JUMP_EQUAL, bits, false);
      case Rule.Equal(_, int argument, int value) ->
          refuse(number, argument, 0, JUMP_EQUAL, value, true);
      case Rule.Unequal(_, int argument, int value) ->
          refuse(number, argument, 0, JUMP_EQUAL, value, false);
    }
  }

  /// @param mask bits of the argument that are looked at; 0 for all
  /// @param when the test's outcome that refuses
  private void refuse(int number, int argument, int mask, int test, int value, boolean when) {
    emit(JUMP_EQUAL, 0, mask == 0 ? 4 : 5, number);
    emit(LOAD, 0, 0, ARGUMENTS + argument * Long.BYTES);
    if (mask != 0) {
      emit(AND, 0, 0, mask);
    }
    emit(test, when ? 0 : 1, when ? 1 : 0, value);
    emit(RETURN, 0, 0, ERROR | Filters.NOT_PERMITTED);
    emit(LOAD, 0, 0, NUMBER);
  }

  private void emit(int code, int ifTrue, int ifFalse, int value) {
    ByteBuffer instruction = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    instruction.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    bytes.writeBytes(instruction.array());
  }
}
