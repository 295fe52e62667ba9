package io.opentrade.server.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One compartment as the file holds it: locked.
///
/// @param latches the ways to open it, at most one of each kind; never empty
/// @param contents its secrets by name, encrypted with the compartment's key
record Vessel(List<Latch> latches, Envelope contents) {
  Vessel {
    latches = List.copyOf(latches);
    if (latches.isEmpty()) {
      throw new IllegalArgumentException("nothing opens this");
    }
  }

  Optional<Latch.Passphrase> passphrase() {
    return only(Latch.Passphrase.class);
  }

  Optional<Latch.KeyFile> keyFile() {
    return only(Latch.KeyFile.class);
  }

  private <L extends Latch> Optional<L> only(Class<L> kind) {
    return latches.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /// With this latch in place of the one of its kind.
  Vessel with(Latch latch) {
    List<Latch> others = new ArrayList<>(without(latch.getClass()));
    others.add(latch);
    return new Vessel(others, contents);
  }

  Vessel with(Envelope others) {
    return new Vessel(latches, others);
  }

  List<Latch> without(Class<? extends Latch> kind) {
    return latches.stream().filter(latch -> !kind.isInstance(latch)).toList();
  }
}
