using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Staffing;

namespace Inspections.Worker.Cli.Teams;

/// <summary><c>inspections joint</c> lists visits that can be consolidated; with a firm and two draws it records one (综合查一次).</summary>
internal static class JointCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<string?> firm = new("--firm") { Description = "企业 the firm" };
        Option<string[]> draws = new("--draws") { Description = "两次抽取 the two draws", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        Option<bool> all = new("--all") { Description = "记录全部建议 record every proposal" };
        var command = new Command("joint", "综合查一次：列出或记录合并检查 list or record consolidated visits") { firm, draws, all };
        command.SetAction(parsed =>
        {
            bool lists = parsed.GetValue(firm) is null && !parsed.GetValue(all);
            using OpenBureau opened = lists ? OpenBureau.Read(parsed.GetRequiredValue(data)) : OpenBureau.Open(parsed.GetRequiredValue(data));
            var visits = new JointVisits(opened.Bureau);
            if (lists)
            {
                Print(opened.Bureau.Database.Read(visits.Proposals), new Text("可合并", "can be joined"), output);
                return 0;
            }

            DrawId[] pair = [.. (parsed.GetValue(draws) ?? []).Select(opened.Draw)];
            Identifier? where = parsed.GetValue(firm) is string word ? opened.Firm(word) : null;
            IReadOnlyList<JoinedBody> recorded = opened.Bureau.Write<IReadOnlyList<JoinedBody>>(session =>
            {
                if (parsed.GetValue(all))
                {
                    return visits.RecordAll(session);
                }

                if (pair.Length != 2)
                {
                    throw CommandRefusals.TwoDraws.Error();
                }

                return [visits.Record(session, where!.Value, pair[0], pair[1])];
            });
            opened.Publish();
            Print(recorded, new Text("已记录", "recorded"), output);
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<JoinedBody> visits, Text word, TextWriter output)
    {
        foreach (JoinedBody visit in visits)
        {
            output.WriteLine($"{visit.Firm}  {visit.Earlier} + {visit.Later}");
        }

        output.Say($"{word}: {visits.Count}");
    }
}
