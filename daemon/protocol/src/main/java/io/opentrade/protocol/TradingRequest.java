package io.opentrade.protocol;

/// Something asked of an account: what it has, what it is to trade.
///
/// @param <R> the record that answers it
public sealed interface TradingRequest<R> extends Request<R>
    permits AccountAdd,
        AccountConnect,
        AccountList,
        AccountRemove,
        AccountRotate,
        AccountTakeover,
        AccountTest,
        BalanceShow,
        FillExport,
        FillList,
        OrderCancel,
        OrderList,
        OrderPlace,
        OrderPreview,
        OrderReplace,
        OrderResolve,
        OrderShow,
        PnlShow,
        PortfolioShow,
        PositionClose,
        PositionList,
        RiskSet,
        StrategyAdd,
        StrategyEdit,
        StrategyLaunch,
        StrategyList,
        StrategyLogs,
        StrategyPositions,
        StrategyRemove,
        StrategyStart,
        StrategyStatus,
        StrategyStop,
        StrategyWhy,
        TradingHalt,
        TradingPanic,
        TradingResume {
  /// Whether it takes risk away: it is done even where it cannot be recorded, and goes before what
  /// needs room on the disk.
  default boolean takesRiskAway() {
    return switch (this) {
      case TradingHalt _, TradingPanic _, OrderCancel _, StrategyStop _ -> true;
      default -> false;
    };
  }
}
