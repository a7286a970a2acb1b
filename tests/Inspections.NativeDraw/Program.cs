using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

// Reads a frame, checks it, and draws: the library's work as one native program, to be compared with other tools.
//
//     dotnet publish tests/Inspections.NativeDraw -c Release -r linux-x64 -o NATIVE      (-p:CppCompilerAndLinker=gcc where there is no clang)
//     NATIVE/Inspections.NativeDraw FRAME TAKE
//     NATIVE/Inspections.NativeDraw FRAME TAKE --steps      CPU milliseconds of its steps as well
string frameFile = args[0];
long take = long.Parse(args[1], CultureInfo.InvariantCulture);
bool steps = args is [_, _, "--steps"];
Step("start");

LeafTree<FrameLeaf> frame = LeafTrees.FrameOf(File.ReadAllBytes(frameFile));
Step("frame read and checked");

using var lines = new StreamWriter(Console.OpenStandardOutput());
lines.WriteLine(frame.Head);
Step("root");

// Of a list that nobody committed to: one stratum, and a value that nobody drew.
var key = DrawKey.Of(Digest.Of("commitment"u8), [new SourceValue(Label.Parse("own:bureau"), new string('7', 64))]);
var commitment = new Commitment
{
    Draw = DrawId.Parse("property-2026-r1"),
    Rounds = 3,
    Authority = Authority.Parse("350100/housing"),
    Policy = default,
    Ledger = default,
    Frame = frame.Head,
    Roster = default,
    Floor = new Ratio(5, 100),
    Largest = 0,
    Gone = 0,
    Quotas = [new Quota(Label.Parse("all"), new Ratio(5, 100), take)],
    Team = new TeamRule(2, 1),
    Sources = [],
    DrawAt = new DateTimeOffset(2026, 3, 5, 9, 0, 0, BeijingTime.Offset),
};
Selection drawn = Selection.Of(key, commitment, frame.Leaves);
Step("tickets and selection");

foreach (Identifier firm in drawn.DrawOrder)
{
    lines.WriteLine(firm);
}

lines.Flush();
Step("written");

void Step(string done)
{
    if (steps)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.CpuUsage.TotalTime.TotalMilliseconds,8:F1}  {done}"));
    }
}
