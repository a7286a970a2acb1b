using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Staffing;

namespace Inspections.Worker.Cli.Teams;

/// <summary><c>inspections name-team DRAW --firm F --inspectors …</c>: a team for a firm that nobody could be drawn for.</summary>
internal static class NameTeamCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string[]> inspectors = new("--inspectors")
        {
            Description = "检查组，首位为组长 the team, the leader first",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var people = new TwoPeopleOptions(person);
        var command = new Command("name-team", "为无法抽取检查组的企业指定检查组（公开标明）name a team where none could be drawn; it is published as chosen") { draw, firm, inspectors };
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Identifier where = opened.Firm(parsed.GetRequiredValue(firm));
            Identifier[] team = [.. parsed.GetRequiredValue(inspectors).Select(i => opened.Inspector(i))];
            new NameTeam(opened.Bureau).Execute(id, where, team, people.Read(parsed, opened.Settings.Staff));
            opened.Publish();
            output.Say($"{where}：{string.Join("、", team)}（{("指定", "named")}）");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }
}
