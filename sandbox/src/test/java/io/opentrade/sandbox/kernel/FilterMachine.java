package io.opentrade.sandbox.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Runs a filter as the kernel would (linux/kernel/seccomp.c), for tests.
record FilterMachine(byte[] program) {
  static final int ALLOW = 0x7fff_0000;
  static final int KILL = 0x8000_0000;

  /// What the filter says of a call: ALLOW, KILL, or 0x50000 and an error number.
  int verdict(int architecture, int number, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    data.putInt(number).putInt(architecture).putLong(0);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
    int accumulator = 0;
    int at = 0;
    while (true) {
      int operation = code.getShort(at * 8) & 0xffff;
      int ifTrue = code.get(at * 8 + 2) & 0xff;
      int ifFalse = code.get(at * 8 + 3) & 0xff;
      int value = code.getInt(at * 8 + 4);
      at++;
      switch (operation) {
        case 0x20 -> accumulator = data.getInt(value);
        case 0x54 -> accumulator &= value;
        case 0x15 -> at += accumulator == value ? ifTrue : ifFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? ifTrue : ifFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? ifTrue : ifFalse;
        case 0x06 -> {
          return value;
        }
        default -> throw new IllegalArgumentException("no operation " + operation);
      }
    }
  }
}
