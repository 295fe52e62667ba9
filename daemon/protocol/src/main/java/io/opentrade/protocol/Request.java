package io.opentrade.protocol;

/// Something asked of the daemon. Each record is one method of the wire; its components are the
/// parameters. An omitted parameter is null, false or an empty list, as the record says.
///
/// @param <R> the record that answers it
public sealed interface Request<R>
    permits BacktestCompare,
        BacktestEquity,
        BacktestJournal,
        BacktestList,
        BacktestReplay,
        BacktestRun,
        BacktestShow,
        BenchRun,
        ConfigGet,
        ConfigList,
        ConfigSchema,
        ConfigSet,
        ConfigUnset,
        DaemonLogs,
        DaemonStatus,
        DaemonStop,
        DataCheck,
        DataDelete,
        DataDownload,
        DataExport,
        DataImport,
        DataList,
        DataResample,
        DataShow,
        Health,
        MontecarloRun,
        OptimizeHeatmap,
        OptimizeList,
        OptimizeRun,
        OptimizeShow,
        ReportPage,
        SignificanceRun,
        StrategyCheck,
        StrategyIndicators,
        StrategyPlan,
        VaultRequest,
        WalkforwardRun {}
