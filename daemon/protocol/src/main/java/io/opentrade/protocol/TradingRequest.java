package io.opentrade.protocol;

/// Something asked of an account: what it has, what it is to trade.
///
/// @param <R> the record that answers it
public sealed interface TradingRequest<R> extends Request<R>
    permits AccountAdd,
        AccountList,
        BalanceShow,
        FillList,
        OrderCancel,
        OrderList,
        OrderPlace,
        OrderPreview,
        OrderReplace,
        OrderShow,
        PnlShow,
        PortfolioShow,
        PositionClose,
        PositionList,
        StrategyList,
        StrategyLogs,
        StrategyPositions,
        StrategyStart,
        StrategyStatus,
        StrategyStop,
        StrategyWhy,
        TradingHalt,
        TradingPanic,
        TradingResume {}
