package io.opentrade.sandbox.jail;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the things of a {@link Cell} lie for the program inside the wall.
///
/// @param java the java executable
/// @param data the folder in which candles are handed over
public record Layout(
    String java,
    List<String> classPath,
    @Nullable String aotCache,
    @Nullable String jit,
    @Nullable String resources,
    String data) {
  public Layout {
    classPath = List.copyOf(classPath);
  }

  /// For a wall that does not move things: where they lie outside.
  static Layout outside(Cell cell) {
    return new Layout(
        cell.javaHome().resolve("bin/java").toString(),
        cell.classPath().stream().map(Path::toString).toList(),
        text(cell.aotCache()),
        text(cell.jit()),
        text(cell.resources()),
        Slot.data(cell.slot()).toString());
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }
}
