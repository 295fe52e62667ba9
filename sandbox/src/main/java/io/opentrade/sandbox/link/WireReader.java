package io.opentrade.sandbox.link;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Takes the body of a frame apart; whatever does not fit is a {@link LinkException}.
final class WireReader {
  private final ByteBuffer bytes;

  WireReader(byte[] body) {
    bytes = ByteBuffer.wrap(body);
  }

  private <T> T read(Supplier<T> read) {
    try {
      return read.get();
    } catch (BufferUnderflowException _) {
      throw new LinkException("a message ends too early");
    }
  }

  int octet() {
    return read(() -> bytes.get() & 0xff);
  }

  boolean flag() {
    int value = octet();
    if (value > 1) {
      throw new LinkException(value + " is neither true nor false");
    }
    return value == 1;
  }

  int integer() {
    return read(bytes::getInt);
  }

  /// An integer from 0 to `maximum`.
  int integer(int maximum) {
    int value = integer();
    if (value < 0 || value > maximum) {
      throw new LinkException(value + " is not between 0 and " + maximum);
    }
    return value;
  }

  long longInteger() {
    return read(bytes::getLong);
  }

  double number() {
    return read(bytes::getDouble);
  }

  /// Numbers, as many as the message can hold.
  double[] numbers() {
    double[] values = new double[integer(bytes.remaining() / Double.BYTES)];
    for (int index = 0; index < values.length; index++) {
      values[index] = number();
    }
    return values;
  }

  /// A text of at most `maximum` bytes.
  String text(int maximum) {
    byte[] encoded = new byte[integer(Math.min(maximum, bytes.remaining()))];
    read(() -> bytes.get(encoded));
    return new String(encoded, StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    E[] constants = type.getEnumConstants();
    int ordinal = octet();
    if (ordinal >= constants.length) {
      throw new LinkException(type.getSimpleName() + " has no constant " + ordinal);
    }
    return constants[ordinal];
  }

  /// Each item takes at least a byte, so that a short message cannot claim a long list.
  <T> List<T> list(int maximum, Supplier<T> each) {
    int size = integer(Math.min(maximum, bytes.remaining()));
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(each.get());
    }
    return items;
  }

  void end() {
    if (bytes.hasRemaining()) {
      throw new LinkException("a message has " + bytes.remaining() + " bytes too many");
    }
  }
}
