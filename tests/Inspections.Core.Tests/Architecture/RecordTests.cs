using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Core.Tests.Architecture;

/// <summary>Two records of the same values are equal, also where they hold lists: what cannot be compared is no record, or says that it is equal to itself alone.</summary>
public sealed class RecordTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Records { get; } = [.. typeof(Commitment).Assembly.GetExportedTypes().Where(t => t.GetMethod("<Clone>$") is not null && IsCompared(t))];

    [Theory]
    [MemberData(nameof(Records))]
    public void What_a_record_holds_can_be_compared(Type record) => Assert.DoesNotContain(record.GetFields(Own), f => !IsComparable(f.FieldType));

    [Theory]
    [MemberData(nameof(Records))]
    public void A_list_that_is_set_becomes_one_that_is_equal_by_its_items_and_that_nobody_can_change(Type record)
    {
        foreach (FieldInfo field in record.GetFields(Own).Where(f => f.FieldType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(f.FieldType) && f.Name[0] == '<'))
        {
            if (record.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Own) is { SetMethod: not null } property)
            {
                object made = RuntimeHelpers.GetUninitializedObject(record), given = Empty(field.FieldType);
                try
                {
                    property.SetValue(made, given);
                }
                catch (TargetInvocationException e) when (e.InnerException is FormatException)
                {
                    continue; // One that may not be empty is looked through, and kept as a list of its own.
                }

                Assert.NotSame(given, field.GetValue(made));
                Assert.NotEqual(typeof(object), field.GetValue(made)!.GetType().GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType);
            }
        }
    }

    [Fact]
    public void What_cannot_be_compared_is_found_where_it_is() =>
        Each.Of([typeof(Func<int>), typeof(IEnumerable<int>), typeof(ILookup<int, int>), typeof(History)], t => Assert.False(IsComparable(t)));

    private static object Empty(Type list) => list.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(list.GetGenericArguments()))!
        : Array.CreateInstance(list.GetGenericArguments()[0], 0);

    // The compiler's own equality, member by member.
    private static bool IsCompared(Type record) => record.GetMethod(nameof(Equals), [record])?.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    // Who is told of the progress of long work is the one that it is.
    private static bool IsComparable(Type type) => type.IsValueType || type == typeof(string) || (type.IsInterface
        ? type.IsGenericType && ((Type[])[typeof(IReadOnlyList<>), typeof(IReadOnlyDictionary<,>), typeof(IReadOnlySet<>), typeof(IProgress<>)]).Contains(type.GetGenericTypeDefinition())
        : !typeof(Delegate).IsAssignableFrom(type) && type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != typeof(object));
}
