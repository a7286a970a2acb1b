using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Every minute, where anything was changed, makes papers again that say something else now; beside the rounds, which wait for no folder.</summary>
internal sealed partial class PapersService(PaperKeeper papers, BureauContext bureau, ILogger<PapersService> log) : BackgroundService
{
    private long _seen = -1;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => EveryMinute.RunAsync(Follow, e => LogFailed(log, e), bureau.Clock, stoppingToken);

    private void Follow()
    {
        if (bureau.Database.Read(ChangeCount.Of) == _seen)
        {
            return;
        }

        foreach (MadePapers made in papers.Follow())
        {
            LogMade(log, made.Draw, made.Written);
        }

        _seen = bureau.Database.Read(ChangeCount.Of);
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: papers follow what changed, {Files} files written")]
    private static partial void LogMade(ILogger log, Core.Directories.DrawId draw, int files);

    [LoggerMessage(LogLevel.Error, "papers could not be brought up to date, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e);
}
