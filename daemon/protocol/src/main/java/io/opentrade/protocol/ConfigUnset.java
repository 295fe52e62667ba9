package io.opentrade.protocol;

/// `config.unset`: removes a setting from the settings file; answers it as it now stands.
public record ConfigUnset(String key) implements Request<Setting> {
  public ConfigUnset {
    Values.required("key", key);
  }
}
