package io.opentrade.server.settings;

/// Where the value of a setting comes from; a later one wins.
public enum Origin {
  DEFAULT,
  FILE,
  ENVIRONMENT;
}
