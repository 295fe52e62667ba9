package io.opentrade.sandbox.link;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

/// Builds the body of a frame.
final class WireWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream data = new DataOutputStream(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private WireWriter write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException("memory does not fail", failure);
    }
  }

  WireWriter octet(int value) {
    return write(() -> data.writeByte(value));
  }

  WireWriter flag(boolean value) {
    return write(() -> data.writeBoolean(value));
  }

  WireWriter integer(int value) {
    return write(() -> data.writeInt(value));
  }

  WireWriter longInteger(long value) {
    return write(() -> data.writeLong(value));
  }

  WireWriter number(double value) {
    return write(() -> data.writeDouble(value));
  }

  WireWriter text(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    return integer(encoded.length).write(() -> data.write(encoded));
  }

  WireWriter constant(Enum<?> value) {
    return octet(value.ordinal());
  }

  <T> WireWriter list(Collection<T> items, Consumer<T> each) {
    integer(items.size());
    items.forEach(each);
    return this;
  }

  WireWriter numbers(double[] values) {
    integer(values.length);
    for (double value : values) {
      number(value);
    }
    return this;
  }

  WireWriter raw(byte[] value) {
    return write(() -> data.write(value));
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
