using Inspections.Core.Directory;
using Inspections.Worker.Files;

namespace Inspections.Worker.Stores;

/// <summary>Refusals of what people ask of a round that have no id yet.</summary>
internal static class PlainRefusals
{
    extension(Refusal)
    {
        public static UserErrorException Of(string chinese, string english) => new(chinese, english);

        public static UserErrorException NoRound(DrawId draw) => new(
            $"没有抽取 {draw}。inspections status 列出所有批次。", $"there is no draw {draw}; 'inspections status' lists them", UserErrorException.Usage);
    }
}
