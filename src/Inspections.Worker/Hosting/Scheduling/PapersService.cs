using Inspections.Worker.Health;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// Every minute, where anything or a template was changed, makes papers again that say something else now; beside the rounds, which wait for no
/// folder. What keeps papers from being made is a condition until it is mended.
/// </summary>
/// <param name="papers">The papers.</param>
/// <param name="templates">The folder with the bureau's own templates, which need not be there.</param>
/// <param name="bureau">The bureau.</param>
/// <param name="conditions">What is wrong now.</param>
/// <param name="log">The log.</param>
internal sealed partial class PapersService(PaperKeeper papers, string templates, BureauContext bureau, Conditions conditions, ILogger<PapersService> log) : BackgroundService
{
    private (long Changes, string Templates)? _seen;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => EveryMinute.RunAsync(Follow, e => LogFailed(log, e), bureau.Clock, stoppingToken);

    /// <summary>Looks once.</summary>
    internal void Follow()
    {
        (long, string) now = (bureau.Database.Read(ChangeCount.Of), PaperTemplates.Traces(templates));
        if (now == _seen)
        {
            return;
        }

        try
        {
            Finding[] unusable = [.. PaperTemplates.Faults(templates).Select(f => Unusable(f.File, f.Why))];
            if (unusable.Length == 0)
            {
                foreach (MadePapers made in papers.Follow())
                {
                    LogMade(log, made.Draw, made.Written);
                }

                _seen = (bureau.Database.Read(ChangeCount.Of), now.Item2);
            }

            conditions.Set(ConditionIds.PapersNotMade, unusable);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            conditions.Set(ConditionIds.PapersNotMade, new Finding("", new Text(
                $"文书文件夹不能读写（{e.GetType().Name}），文书没有更新；原因见日志。请恢复该文件夹的权限或空间，之后自动更新",
                $"the folder of papers cannot be read or written ({e.GetType().Name}): papers do not follow, the log says why; they do once folder and permissions are put right")));
            throw;
        }
    }

    private static Finding Unusable(string file, Refusal why) => new(
        file,
        new Text(
            $"{why.Says.Zh}；在此以前文书不能制作。请改正，或移走改用内置模板",
            $"{why.Says.En}; until then no papers are made: correct it, or move it away to use the built-in one"),
        why.Id);

    [LoggerMessage(LogLevel.Information, "{Draw}: papers follow what changed, {Files} files written")]
    private static partial void LogMade(ILogger log, Core.Directories.DrawId draw, int files);

    [LoggerMessage(LogLevel.Error, "papers could not be brought up to date, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e);
}
