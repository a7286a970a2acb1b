using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections close YEAR</c>: closes a complete year, or says everything that is missing.</summary>
internal static class CloseCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        var command = new Command("close", "年度结束：达到底线和批次、结果全部公示后关闭年度 close a complete year") { year };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            int wanted = parsed.GetRequiredValue(year);
            foreach (ClosingGap open in opened.Bureau.Database.Read(session => YearClosing.Unfinished(session, wanted)))
            {
                output.Tell($"注意：{open.Says.Zh}", $"note: {open.Says.En}");
            }

            IReadOnlyList<ClosingGap>? gaps = opened.Bureau.Write<IReadOnlyList<ClosingGap>?>(session =>
            {
                if (YearClosing.Closed(LedgerStore.Open(session)).Contains(wanted))
                {
                    return null;
                }

                if (RoundStore.OfYear(session, wanted).Count == 0)
                {
                    throw CommandRefusals.NoRounds.Error(wanted);
                }

                IReadOnlyList<ClosingGap> missing = YearClosing.Gaps(session, wanted, opened.Bureau.Today);
                if (missing.Count == 0)
                {
                    YearClosing.Close(session, opened.Bureau, wanted);
                }

                return missing;
            });
            if (gaps is { Count: > 0 })
            {
                foreach (ClosingGap gap in gaps)
                {
                    errors.Tell($"✗ {gap.Says.Zh}", $"✗ {gap.Says.En}");
                }

                throw CommandRefusals.NotClosed.Error(wanted, gaps.Count);
            }

            opened.Publish();
            output.Tell(gaps is null ? new Text($"{wanted} 年度早已关闭", "the year was closed before") : new Text($"{wanted} 年度已关闭", "the year is closed"));
            return 0;
        });
        return command;
    }
}
