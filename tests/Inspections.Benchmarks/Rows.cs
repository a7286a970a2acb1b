using System.Globalization;
using Inspections.Benchmarks.Baselines;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>The rows of docs/performance.md that need no process of their own, in CPU-seconds.</summary>
internal static class Rows
{
    private const int Million = 1_000_000;

    /// <summary>Measures and prints every row.</summary>
    public static void Print(TextWriter output)
    {
        TicketsOf(output);
        Frames(output);
        Row(output, "preparation, 1,000,000 firms, 10 inspectors", Preparation(10, 0));
        Row(output, "preparation, 1,000,000 firms, 2,000 inspectors, 100,000 recusals", Preparation(2000, 100_000));
        foreach ((int firms, int inspectors) in new[] { (2000, 400), (20_000, 2000), (16_667, 10), (16_667, 400) })
        {
            Identifier[] drawn = Made.Firms(firms);
            Eligibility eligibility = Made.Eligibility(firms, inspectors);
            Row(output, FormattableString.Invariant($"staffing {firms:N0} x {inspectors:N0}"), Cpu.Seconds(() => TeamAssigner.Assign(Made.Key, drawn, Made.Pairs, eligibility)));
        }

        // Last, since it takes minutes.
        Row(output, "staffing 2,000 x 400, straightforward", Cpu.Seconds(() => StaffingFlow.Assign(Made.Key, Made.Firms(2000), Made.Pairs, Made.Eligibility(2000, 400)), 1));
    }

    /// <summary>Reads a frame, checks it, and draws: the work of one process against <c>shuf</c>.</summary>
    public static void Select(string path, int take, TextWriter output)
    {
        LeafTree<FrameLeaf> frame = LeafTrees.FrameOf(File.ReadAllBytes(path));
        output.WriteLine(frame.Head);
        Selection drawn = Selection.Of(Made.Key, Made.Commitment(take), frame.Leaves);
        foreach (Identifier firm in drawn.DrawOrder)
        {
            output.WriteLine(firm);
        }
    }

    private static void TicketsOf(TextWriter output)
    {
        byte[][] ids = [.. Made.Firms(Million).Select(f => System.Text.Encoding.ASCII.GetBytes(f.ToString()))];
        byte[] prk = Made.Key.Prk.ToArray();
        double framework = Cpu.Seconds(() => Tickets.Framework(prk, ids));
        Row(output, "1,000,000 tickets, HMACSHA256.HashData", framework);
        foreach (int lanes in new[] { 16, 8, 4, 1 })
        {
            double ours = Cpu.Seconds(() => Tickets.InStep(prk, ids, lanes));
            Row(output, FormattableString.Invariant($"1,000,000 tickets, {lanes} lanes ({framework / ours:F1} x)"), ours);
        }
    }

    private static void Frames(TextWriter output)
    {
        byte[] file = LeafTrees.Frame(Made.Frame(Million)).ToFile();
        Row(output, "frame read, root, tickets, selection of 1,000,000, straightforward", Cpu.Seconds(() => StraightforwardFrame.Draw(file, Made.Key, 50_000), 1));
        Row(output, "the frame read", Cpu.Seconds(() => LeafTrees.FrameOf(file)));
        Row(output, "frame read, root, tickets, selection of 1,000,000", Cpu.Seconds(() =>
        {
            LeafTree<FrameLeaf> frame = LeafTrees.FrameOf(file);
            GC.KeepAlive(frame.Head);
            Selection.Of(Made.Key, Made.Commitment(50_000), frame.Leaves);
        }));
    }

    private static double Preparation(int inspectors, int recusals)
    {
        RoundInputs inputs = MadeDraw.Inputs(Million, inspectors, recusals);
        return Cpu.Seconds(() => RoundPreparation.Prepare(inputs));
    }

    private static void Row(TextWriter output, string what, double seconds) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,8:F3}  {what}"));
}
