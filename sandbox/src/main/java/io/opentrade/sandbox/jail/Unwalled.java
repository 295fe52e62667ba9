package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.util.List;

/// No wall.
record Unwalled() implements Jail {
  @Override
  public Layout layout(Cell cell) {
    return Layout.outside(cell);
  }

  @Override
  public Process start(Cell cell, List<String> program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ResourceLimits.wrap(program, cell.memoryMegabytes(), false))
            .directory(Slot.data(cell.slot()).toFile());
    builder.environment().clear();
    return builder.start();
  }

  @Override
  public String name() {
    return "none (unsafe)";
  }
}
