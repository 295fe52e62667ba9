package io.opentrade.protocol;

/// `config.get`: one setting.
public record ConfigGet(String key) implements Request<Setting> {
  public ConfigGet {
    Values.required("key", key);
  }
}
