package io.opentrade.sandbox.jail;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// No wall.
record Unwalled() implements Jail {
  @Override
  public Layout layout(Cell cell) {
    return new Layout(
        cell.javaHome().resolve("bin/java").toString(),
        cell.classPath().stream().map(Path::toString).toList(),
        text(cell.aotCache()),
        text(cell.jit()),
        text(cell.resources()),
        cell.slot().toString());
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  @Override
  public List<String> command(Cell cell, List<String> program) {
    return ResourceLimits.wrap("/bin/sh", program);
  }

  @Override
  public String name() {
    return "none (unsafe)";
  }
}
