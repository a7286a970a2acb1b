using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections void DRAW --reason …</c>: ends a committed round without a draw; two people decide.</summary>
internal static class VoidCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> reason = new("--reason") { Description = "名录有误 frame-error | 人员名录有误 roster-error | 不可抗力 force-majeure | 随机源未提供随机数 source-unavailable", Required = true };
        Option<string?> source = new("--source") { Description = "没有结果的随机源 the source that gave nothing" };
        var people = new TwoPeopleOptions(person);
        var command = new Command("void", "作废一次抽取 void a draw") { draw, reason, source };
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            VoidReason why = BureauWords.Reason(parsed.GetRequiredValue(reason), ReasonWords.ReadVoid, ReasonWords.OfVoid);
            Label? which = parsed.GetValue(source) is string name ? ProtocolText.Read(name, Label.Parse) : null;
            var planning = new YearPlanning(
                opened.Bureau, CalendarFile.Open(opened.Settings.Calendar), opened.Settings.Planning, new Conditions(opened.Bureau.Clock, NullLogger.Instance), NullLogger<YearPlanning>.Instance);
            Round next = new VoidRound(opened.Bureau, planning, NullLogger<VoidRound>.Instance).Execute(id, why, which, people.Read(parsed, opened.Settings.Staff));
            opened.Publish();
            output.Tell(next.State == RoundState.Planned
                ? new Text(
                    $"{id} 已作废；下一次 {next.Draw}：承诺 {BeijingTime.Format(next.CommitAt)}，抽取 {BeijingTime.Format(next.DrawAt)}",
                    $"{id} is void; next try {next.Draw}: commit {BeijingTime.Format(next.CommitAt)}, draw {BeijingTime.Format(next.DrawAt)}")
                : new Text($"{id} 已作废；{next.Draw} 在本年内已来不及，记为错过", $"{id} is void; the year has no days left for {next.Draw}, it is missed"));
            return 0;
        });
        return command;
    }
}
