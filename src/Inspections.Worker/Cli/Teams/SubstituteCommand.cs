using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Staffing;

namespace Inspections.Worker.Cli.Teams;

/// <summary><c>inspections substitute DRAW --firm F --inspector I --reason …</c>: an inspector leaves a team, the tickets say who joins.</summary>
internal static class SubstituteCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string> inspector = new("--inspector") { Description = "离开的人员 who leaves", Required = true };
        Option<string> reason = new("--reason") { Description = "回避 recusal | 不在岗 absent | 执法证无效 certificate", Required = true };
        var people = new TwoPeopleOptions(person);
        var command = new Command("substitute", "调换检查人员 substitute an inspector") { draw, firm, inspector, reason };
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Identifier where = opened.Firm(parsed.GetRequiredValue(firm));
            Identifier who = opened.Inspector(parsed.GetRequiredValue(inspector));
            SubstitutionReason why = BureauWords.Reason(parsed.GetRequiredValue(reason), ReasonWords.ReadSubstitution, ReasonWords.OfSubstitution);
            SubstitutionBody done = new SubstituteInspector(opened.Bureau).Execute(id, where, who, why, people.Read(parsed, opened.Settings.Staff));
            opened.Publish();
            output.Tell(
                $"{where}：{done.Inspector} → {done.Substitute}",
                $"{where}: {done.Substitute} for {done.Inspector}");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }
}
