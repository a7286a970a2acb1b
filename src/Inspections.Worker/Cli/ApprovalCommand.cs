using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections approval give|emergency|list</c>: the head approves a round's visits before its notices exist (检查审批).</summary>
internal static class ApprovalCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) =>
        new("approval", "检查审批：负责人批准一批检查，之后才有通知书 the head's approval of a round's visits, before its notices exist") { Give(data, output, person), Emergency(data, output, person), List(data, output) };

    private static Command Give(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string?> by = new("--by") { Description = "审批人编号，已登录的可以不写 staff id of who approves; whoever is signed in need not give it" };
        var command = new Command("give", "批准 approve the visits of a draw") { draw, by };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Label who = person.By(parsed.GetValue(by), opened.Settings.Staff);
            VisitApproval done = opened.Bureau.Write(s => Approving(opened, s).Approve(s, id, $"{who}", person.Terminal.Address));
            output.Tell($"{id}：检查已由 {done.Approved!.Value.By} 批准", $"{id}: the visits are approved by {done.Approved!.Value.By}");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static Command Emergency(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string?> by = new("--by") { Description = "报告人编号，已登录的可以不写 staff id of who says so; whoever is signed in need not give it" };
        Option<string> reason = new("--reason") { Description = "为什么不能先审批 why the visits cannot wait", Required = true };
        var command = new Command("emergency", "情况紧急，先检查后补办审批 visits that cannot wait: they are approved afterwards") { draw, by, reason };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Label who = person.By(parsed.GetValue(by), opened.Settings.Staff);
            opened.Bureau.Write(s => Approving(opened, s).DeclareEmergency(s, id, $"{who}", parsed.GetRequiredValue(reason), person.Terminal.Address));
            output.Tell($"{id}：已记下紧急情况，可以制作通知书；请尽快补办审批", $"{id}: the emergency is noted, notices may be made; have the visits approved soon");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static Command List(Option<string> data, TextWriter output)
    {
        var command = new Command("list", "各批的审批情况 what is approved and what waits");
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            foreach (VisitApproval approval in opened.Bureau.Database.Read(Open))
            {
                output.WriteLine($"{approval.Draw}  {Say(output, approval)}");
            }

            return 0;
        });
        return command;
    }

    private static VisitApproval[] Open(Session session) =>
    [
        .. RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y)).Where(r => RoundSteps.IsDrawn(r.State)).OrderBy(r => r.DrawAt).Select(r => VisitApprovalStore.Of(session, r.Draw)),
    ];

    private static string Say(TextWriter output, VisitApproval approval)
    {
        string emergency = approval.Emergency is { } e ? output.Word($"紧急：{e.Reason}（{e.By}，{BeijingTime.Format(e.At)}）", $"emergency: {e.Reason} ({e.By}, {BeijingTime.Format(e.At)})") + "  " : "";
        return emergency + (approval.Approved is { } a
            ? output.Word($"已由 {a.By} 批准（{BeijingTime.Format(a.At)}）", $"approved by {a.By} ({BeijingTime.Format(a.At)})")
            : output.Word("待审批", "waits for the approval"));
    }

    private static ApproveVisits Approving(OpenBureau opened, Session session) =>
        new(opened.Bureau, StaffList.On(session, opened.Settings.Staff, opened.Bureau.Today));
}
