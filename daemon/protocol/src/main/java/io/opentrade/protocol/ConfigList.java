package io.opentrade.protocol;

import java.util.List;

/// `config.list`: every setting, by key.
public record ConfigList() implements Request<ConfigList.Reply> {
  public record Reply(List<Setting> settings) {
    public Reply {
      settings = Values.list(settings);
    }
  }
}
