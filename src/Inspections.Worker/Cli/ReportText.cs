using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli;

/// <summary>A verification's outcome for people: what is wrong or missing first, the verdict last.</summary>
internal static class ReportText
{
    public static void Print(VerificationReport report, TextWriter output)
    {
        foreach (Finding finding in report.Findings.Where(f => f.Outcome != Outcome.Ok))
        {
            output.Say($"{finding.Outcome.Name()}  {finding.Check.Name()}  {finding.Draw?.ToString() ?? finding.Year?.ToString()}\n    {("应为", "expected")}: {PrintableText.Escape(finding.Expected)}\n    {("实为", "found")}:    {PrintableText.Escape(finding.Found)}");
        }

        foreach (Notice notice in report.Notices)
        {
            output.Say($"{("提示", "notice")}  {notice.Kind}  {notice.Draw?.ToString()}  {PrintableText.Escape(notice.Text)}");
        }

        foreach ((DrawId draw, Assurance assurance) in report.Assurances.OrderBy(a => a.Key.ToString(), StringComparer.Ordinal))
        {
            output.Say($"{("可信程度", "assurance")}  {draw}  {assurance.Name()}");
        }

        string counts = string.Join(", ", Enum.GetValues<Outcome>().Select(o => $"{report.Findings.Count(f => f.Outcome == o)} {o.Name()}"));
        output.WriteLine($"{report.Verdict.Name()}  ({counts})");
    }
}
