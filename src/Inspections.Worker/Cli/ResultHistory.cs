using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections result show RECORD</c>: every version of a record and what was decided on it, for the bureau's own eyes.</summary>
internal static class ResultHistory
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string> record = new("record") { Description = "记录编号 the record" };
        var command = new Command("show", "一条记录的全部版本和审查经过（内部）a record's versions and review; not for the public") { record };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            Label wanted = ProtocolText.Read(parsed.GetRequiredValue(record), Label.Parse);
            Staff staff = opened.Bureau.Database.Read(s => StaffList.AtTerminal(s, opened.Settings.Staff, opened.Bureau.Today));
            opened.Bureau.Database.Read(session =>
            {
                IReadOnlyList<SubmittedResult> submissions = ResultStore.OfRecord(session, wanted);
                if (submissions.Count == 0)
                {
                    throw CommandRefusals.NoRecord.Error(wanted);
                }

                output.WriteLine($"{wanted}  {submissions[0].Draw}  {submissions[0].Firm}");
                foreach (SubmittedResult submission in submissions)
                {
                    Write(session, submission, staff, output);
                }

                return submissions.Count;
            });
            return 0;
        });
        return command;
    }

    private static void Write(Session session, SubmittedResult r, Staff staff, TextWriter output)
    {
        string by = r.EnteredBy is { } who ? $"，{output.Word("录入人", "by")} {output.Word(staff.Describe(who))}" : "";
        output.Say($"v{r.Version}{(r.IsWithdrawal ? new Text(" 撤回", " withdrawal") : null)}  {r.State.InWords()}  {("录入", "entered")} {BeijingTime.Format(r.EnteredAt)}{by}");
        Line(new("原因", "reason"), r.Reason);
        Line(new("检查", "inspected"), $"{BeijingTime.Format(r.Content.InspectedOn)}  {string.Join("、", r.Content.Inspectors)}");
        Line(new("检查结果", "found"), string.Join("、", r.Content.Categories.Select(c => output.Word(new Text(c.Chinese, c.Name)))));
        Line(new("超期限", "outside the window"), r.Content.WindowReason);
        foreach (ItemProblem problem in r.Content.Problems)
        {
            Line(new($"问题 {problem.Item}", $"problem {problem.Item}"), problem.Text);
        }

        foreach (FollowUp measure in r.Content.FollowUps)
        {
            Line(new("后续处置", "follow-up"), $"{measure.Measure.Chinese()}  {BeijingTime.Format(measure.Due)}");
        }

        Line(new("备注", "remark"), r.Content.Remark);
        foreach (ReviewDecision decision in ReviewStore.Of(session, r.Position))
        {
            output.Say($"  {BeijingTime.Format(decision.At)}  {decision.Step}  {(decision.Approved ? ("同意", "approved") : ("退回", "returned"))}  {staff.Describe(decision.By)}");
            Line(new("  退回原因", "  reason"), decision.Reason);
            Line(new("  审查意见", "  wording"), decision.Approved ? decision.Wording : null);
        }

        if (ResultStore.GivenUp(session, r.Position) is { } given)
        {
            Line(new("放弃", "given up"), $"{BeijingTime.Format(given.At)}  {output.Word(staff.Describe(given.By))}  {given.Why}");
        }

        Line(new("公示", "published"), r.PublishedAt is DateTimeOffset at ? BeijingTime.Format(at) : null);

        void Line(Text name, string? text)
        {
            if (text is not null)
            {
                output.Say($"  {name}：{text}");
            }
        }
    }
}
