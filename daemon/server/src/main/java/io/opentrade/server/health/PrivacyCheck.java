package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.function.Supplier;

/// Whether folders are their owner's alone.
///
/// @param name such as `permissions`
public record PrivacyCheck(
    String name, List<Path> folders, UserPrincipal self, Supplier<Messages> messages)
    implements HealthCheck {
  @Override
  public Check look() throws IOException {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        continue;
      }
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
      if (!Files.getOwner(folder).equals(self)) {
        return found(
            State.FAILED,
            messages.get().say(Sentence.DOCTOR_OWNER, folder, Files.getOwner(folder).getName()),
            messages.get().say(Sentence.DOCTOR_OWNER_HINT));
      }
      if (!rights.endsWith("------")) {
        return found(
            State.FAILED,
            messages.get().say(Sentence.DOCTOR_OPEN, folder, rights),
            messages.get().say(Sentence.DOCTOR_OPEN_HINT, folder));
      }
    }
    return found(State.OK, messages.get().say(Sentence.DOCTOR_PRIVATE, folders.getFirst()));
  }
}
