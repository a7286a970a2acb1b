using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>What the attacks aim at, and short ways to change it.</summary>
internal static class Targets
{
    /// <summary>Witnessed, with every kind of source.</summary>
    public static readonly DrawId Brokers = RichYear.Draw(RichYear.Brokers, 1);

    /// <summary>The next try of a round voided before its time.</summary>
    public static readonly DrawId BrokersAgain = RichYear.Draw(RichYear.Brokers, 2, 2);

    public static readonly DrawId BrokersThree = RichYear.Draw(RichYear.Brokers, 3);

    /// <summary>Kept back, with a disclosure.</summary>
    public static readonly DrawId KeptBack = RichYear.Draw(RichYear.Managers, 1);

    /// <summary>Voided because a lottery gave nothing.</summary>
    public static readonly DrawId Voided = RichYear.Draw(RichYear.Managers, 2);

    public static readonly DrawId VoidedAgain = RichYear.Draw(RichYear.Managers, 2, 2);

    /// <summary>Self-sealed, in two strata, with results.</summary>
    public static readonly DrawId Managers = RichYear.Draw(RichYear.Managers, 3);

    public static readonly DrawId Appraisers = RichYear.Draw(RichYear.Appraisers, 1);

    /// <summary>Changes one line of a file of lines; null drops it.</summary>
    public static MemoryFiles WithLine(this MemoryFiles files, string path, int line, Func<string, string?> change) => files.With(path, bytes =>
    {
        List<string?> lines = [.. Text(bytes).Split('\n')[..^1]];
        lines[line] = change(lines[line]!);
        return Utf8(string.Concat(lines.Where(l => l is not null).Select(l => l + "\n")));
    });

    /// <summary>Swaps a line with the next.</summary>
    public static MemoryFiles WithSwappedLines(this MemoryFiles files, string path, int line)
    {
        string[] lines = Text(files[path]).Split('\n');
        return files.WithLine(path, line, _ => lines[line + 1]).WithLine(path, line + 1, _ => lines[line]);
    }

    public static MemoryFiles Replace(this MemoryFiles files, string path, string old, string with) =>
        files.With(path, bytes => Utf8(ReplaceFirst(Text(bytes), old, with)));

    /// <summary>Changes the first entry with such a body; the checkpoints are signed anew.</summary>
    public static void Change<T>(this Bureau bureau, Func<LedgerEntry, T, LedgerEntry?> change)
        where T : EntryBody
    {
        bool done = false;
        bureau.Log.Rewrite(entries => entries.Select(e =>
        {
            LedgerEntry? changed = done || e.Body is not T body ? e : change(e, body);
            done |= changed != e;
            return changed;
        }).OfType<LedgerEntry>());
        Xunit.Assert.True(done, $"no entry of {typeof(T).Name} was changed");
    }

    /// <summary>Changes the value of a source when it is entered or right after.</summary>
    public static void ChangeValue(this Bureau bureau, DrawId draw, string name, Func<ValueBody, ValueBody> change) =>
        bureau.Change<ValueBody>((e, v) => v.Draw == draw && v.Name.ToString().StartsWith(name, StringComparison.Ordinal) ? e with { Body = change(v) } : e);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public static string ReplaceFirst(string text, string old, string with)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Xunit.Assert.True(at >= 0, $"'{old}' is not there");
        return text[..at] + with + text[(at + old.Length)..];
    }

    /// <summary>Commits to a published commitment that was edited as text: its digest goes into the ledger in place of the old one.</summary>
    public static Action<Bureau> Recommit(DrawId draw, Func<string, string> edit) => bureau =>
    {
        byte[] edited = Utf8(edit(Text(bureau.Publish()[PublicLayout.Commitment(draw)])));
        bureau.Log.File(PublicLayout.Commitment(draw), edited);
        bureau.Change<CommitmentBody>((e, c) => c.Draw == draw ? e with { Body = c with { Commitment = Digest.Of(edited) } } : e);
    };

    public static Identifier FirstDrawn(this Bureau bureau, DrawId draw) => bureau.ReceiptOf(draw).Selection.DrawOrder[0];
}
