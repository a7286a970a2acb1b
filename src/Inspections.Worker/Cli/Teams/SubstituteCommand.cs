using System.CommandLine;
using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Staffing;

namespace Inspections.Worker.Cli.Teams;

/// <summary><c>inspections substitute DRAW --firm F --inspector I --reason …</c>: an inspector leaves a team, the tickets say who joins.</summary>
internal static class SubstituteCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string> draw = new("draw") { Description = "抽取编号 the draw" };
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string> inspector = new("--inspector") { Description = "离开的人员 who leaves", Required = true };
        Option<string> reason = new("--reason") { Description = "recusal 回避 | absent 不在岗 | certificate 执法证无效", Required = true };
        var people = new TwoPeopleOptions();
        var command = new Command("substitute", "调换检查人员 substitute an inspector") { draw, firm, inspector, reason };
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            DrawId id = ProtocolText.Read(parsed.GetRequiredValue(draw), DrawId.Parse);
            Identifier where = ProtocolText.Read(parsed.GetRequiredValue(firm), Identifier.Parse);
            Identifier who = ProtocolText.Read(parsed.GetRequiredValue(inspector), Identifier.Parse);
            SubstitutionReason why = ProtocolText.Read(parsed.GetRequiredValue(reason), SubstitutionBody.ReadReason);
            using OpenBureau office = OpenBureau.Open(parsed.GetRequiredValue(data));
            SubstitutionBody done = new SubstituteInspector(office.Bureau).Execute(id, where, who, why, people.Read(parsed, office.Settings.Staff));
            office.Publish();
            output.WriteLine(
                $"{where}：{done.Inspector} → {done.Substitute}。请重新生成通知书和录入表：inspections notices {id}\n{where}: {done.Substitute} for {done.Inspector}; make notices and sheets again: inspections notices {id}");
            return 0;
        });
        return command;
    }
}
