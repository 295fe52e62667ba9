package io.opentrade.protocol;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `config.replace`: writes all of the settings file at once. All of it is checked before anything
/// changes; answers every setting as it now stands.
///
/// @param before what the file said when it was looked at: says it something else by now, nothing
///     changes
/// @param values what it is to say
public record ConfigReplace(
    @Nullable Map<String, String> before, @Nullable Map<String, String> values)
    implements Request<ConfigList.Reply> {
  public ConfigReplace {
    before = new TreeMap<>(Objects.requireNonNullElse(before, Map.of()));
    values = new TreeMap<>(Objects.requireNonNullElse(values, Map.of()));
  }

  @Override
  public Map<String, String> before() {
    return Objects.requireNonNullElse(before, Map.of());
  }

  @Override
  public Map<String, String> values() {
    return Objects.requireNonNullElse(values, Map.of());
  }
}
