using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Cli.Shared;

/// <summary>What a command says of papers that it made, or that follow what it changed.</summary>
internal static class PapersText
{
    /// <summary>Makes papers again that say something else now. What the command did stands, also where a paper cannot be made.</summary>
    public static void Follow(OpenBureau opened, TextWriter output)
    {
        try
        {
            foreach (MadePapers made in opened.Papers.Follow())
            {
                Tell(made, output);
            }
        }
        catch (UserErrorException e)
        {
            output.Tell("注意：文书没有更新", "note: the papers were not brought up to date");
            RefusalText.Write(output, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.Tell($"注意：文书没有更新：{e.Message}", $"note: the papers were not brought up to date: {e.Message}");
        }
    }

    /// <summary>Says what was written and what was left.</summary>
    public static void Tell(MadePapers made, TextWriter output)
    {
        foreach (string file in made.Beside)
        {
            output.Tell($"注意：原文件已有人填写，未覆盖；新的另存为 {file}", $"note: somebody has begun the file that was there, it was left alone; the new one is {file}");
        }

        foreach (string file in made.Left)
        {
            output.Tell($"注意：{file} 已不是本次的文书，但有人填写过，未删除", $"note: {file} is no paper of this draw any more, but somebody has written in it: it was left");
        }

        foreach (Identifier firm in made.WithoutTeam)
        {
            output.Tell($"注意：{firm} 还没有检查组，请先指定：inspections name-team", $"note: {firm} has no team yet, name one first: inspections name-team");
        }

        output.Tell($"{made.Draw}：检查 {made.Visits} 户；写入 {made.Written} 个文件", $"{made.Draw}: visits {made.Visits}, files written {made.Written}");
    }
}
