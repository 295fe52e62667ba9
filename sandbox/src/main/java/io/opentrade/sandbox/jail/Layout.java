package io.opentrade.sandbox.jail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the things of a {@link Cell} lie for the program inside the wall.
///
/// @param java the java executable
/// @param data the worker's private folder
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
}
