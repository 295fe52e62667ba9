package io.opentrade.distribution;

/// The empty program that starting the client is compared with.
public final class Nothing {
  private Nothing() {}

  public static void main(String[] arguments) {}
}
