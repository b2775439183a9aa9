using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Models;

public class JsonNamesTests
{
    [Fact]
    public void The_same_name_is_the_same_text()
    {
        var names = new JsonNames();
        var first = Get(names, "customerProfile");
        Assert.Equal("customerProfile", first);
        Assert.Same(first, Get(names, "customerProfile"));
        Assert.Equal("", Get(names, ""));
    }

    [Fact]
    public void Names_that_share_a_place_are_told_apart_on_any_thread()
    {
        var names = new JsonNames();
        Parallel.For(0, 8, _ =>
        {
            foreach (var n in Enumerable.Range(0, 20_000))
            {
                Assert.Equal($"name{n}", Get(names, $"name{n}"));
            }
        });
    }

    [Fact]
    public void Long_names_are_read_and_not_kept()
    {
        var names = new JsonNames();
        var text = new string('n', 5000);
        Assert.Equal(text, Get(names, text));
        Assert.NotSame(Get(names, text), Get(names, text));
    }

    private static string Get(JsonNames names, string name) => names.Get($"[{name}]".ToCharArray(), 1, name.Length);
}
