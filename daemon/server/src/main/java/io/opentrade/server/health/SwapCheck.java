package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Whether keys in memory could be written to a disk in the clear. Memory that is compressed
/// (zram) and swap behind a device mapper, which is most likely encrypted, do not count.
///
/// @param table of the kernel: `/proc/swaps`
public record SwapCheck(Path table, Supplier<Messages> messages) implements HealthCheck {
  @Override
  public String name() {
    return "swap";
  }

  @Override
  public Check look() throws IOException {
    if (!Files.isReadable(table)) {
      return found(State.SKIPPED, messages.get().say(Sentence.DOCTOR_SWAP_UNKNOWN));
    }
    List<String> plain =
        Files.readAllLines(table).stream()
            .skip(1)
            .map(line -> line.split("\\s+", 2)[0])
            .filter(name -> !name.startsWith("/dev/zram") && !name.startsWith("/dev/dm-"))
            .toList();
    return plain.isEmpty()
        ? found(State.OK, messages.get().say(Sentence.DOCTOR_SWAP_NONE))
        : found(
            State.WARNING,
            messages.get().say(Sentence.DOCTOR_SWAP, String.join(", ", plain)),
            messages.get().say(Sentence.DOCTOR_SWAP_HINT));
  }
}
