using System.Text;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Forms;

/// <summary>What holds of whatever is read from JSON and written to it: one spelling, no member too few or too many, none of another type (protocol section 1).</summary>
public abstract class JsonFormTests<T>(string place, Func<Json, T> read, Func<T, Json> write)
{
    private static readonly Json[] Types = [new Json.Text("…"), new Json.Integer(-7), new Json.Flag(true), new Json.List([]), Json.Object()];

    private IReadOnlyList<Json.Map> Samples { get; } = YearForms.At(place);

    [Fact]
    public void What_a_year_has_is_written_as_it_was_read() => Each.Of(Samples, s => Assert.Equal(Text(s), Text(write(read(s)))));

    [Fact]
    public void An_unknown_member_is_refused() => Each.Of(Samples, s => Refuses(s.Set("zz", new Json.Integer(1))));

    [Fact]
    public void A_member_that_is_left_out_is_refused_or_missed() => Each.Of(
        Samples.SelectMany(s => s.Members.Keys.Select(name => (Sample: s, Name: name))),
        c => IsRefusedOrOther(c.Sample, c.Sample.Without(c.Name)));

    [Fact]
    public void A_member_of_another_type_is_refused() => Each.Of(
        Samples.SelectMany(s => s.Members.SelectMany(m => Types.Where(t => t.GetType() != m.Value.GetType()).Select(t => s.Set(m.Key, t)))),
        Refuses);

    [Fact]
    public void What_is_no_object_is_refused() => Each.Of(Types.Where(t => t is not Json.Map), Refuses);

    private void Refuses(Json value) => Assert.Throws<ProtocolFormatException>(() => read(value));

    private void IsRefusedOrOther(Json.Map sample, Json.Map changed)
    {
        try
        {
            string other = Text(write(read(changed)));
            Assert.NotEqual(Text(sample), other);
            Assert.Equal(Text(changed), other);
        }
        catch (ProtocolFormatException)
        {
            // Refused.
        }
    }

    private static string Text(Json value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));
}
