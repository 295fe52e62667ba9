package io.opentrade.protocol;

/// `config.set`: writes a setting to the settings file; answers the setting as it now stands, which
/// differs from `value` where the environment overrides it.
public record ConfigSet(String key, String value) implements Request<Setting> {
  public ConfigSet {
    Values.required("key", key);
    Values.present("value", value);
  }
}
