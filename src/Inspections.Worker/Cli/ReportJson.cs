using Inspections.Core.Encodings;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli;

/// <summary>A verification's outcome for programs: every check an object of the same members.</summary>
internal static class ReportJson
{
    public static void Print(VerificationReport report, TextWriter output) => output.WriteLine(ReadableJson.Write(
        new
        {
            verdict = report.Verdict.Name(),
            assurances = report.Assurances.ToDictionary(a => a.Key.ToString(), a => a.Value.Name(), StringComparer.Ordinal),
            checks = report.Findings.Select(f => new
            {
                name = f.Check.Name(),
                ok = f.Outcome == Outcome.Ok,
                outcome = f.Outcome.Name(),
                expected = PrintableText.Escape(f.Expected),
                found = PrintableText.Escape(f.Found),
                draw = f.Draw?.ToString(),
                sector = (f.Draw?.Sector ?? f.Year?.Sector)?.ToString(),
                year = f.Draw?.Year ?? f.Year?.Year,
            }),
            notices = report.Notices.Select(n => new { name = n.Kind.ToString(), draw = n.Draw?.ToString(), text = PrintableText.Escape(n.Text) }),
        }));
}
