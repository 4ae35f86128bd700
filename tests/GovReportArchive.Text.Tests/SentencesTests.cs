namespace GovReportArchive.Text.Tests;

public sealed class SentencesTests
{
    private static readonly string[] Pieces = ["公开", "；", "。", "！", "?", ";", "”", "“", "）", "\n", "\r\n", " ", "\u3000", "\"", "3.5%", "𠮷"];

    [Fact]
    public void Sentences_and_the_line_breaks_between_them_concatenate_to_the_text()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            string text = Text(new Random(seed));
            int end = 0;
            foreach (SentenceSpan sentence in Sentences.Of(text))
            {
                Assert.Empty(text[end..sentence.Start].Trim('\n', '\r'));
                Assert.DoesNotContain('\n', sentence.In(text));
                Assert.True(sentence.Length > 0);
                end = sentence.End;
            }

            Assert.Empty(text[end..].Trim('\n', '\r'));
        }
    }

    [Fact]
    public void A_sentence_is_found_from_any_place_in_it()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            string text = Text(new Random(seed));
            foreach (SentenceSpan sentence in Sentences.Of(text))
            {
                for (int at = sentence.Start; at < sentence.End; at++)
                {
                    Assert.Equal(sentence.Start, Sentences.StartOf(text, at));
                    Assert.Equal(sentence.End, Sentences.EndOf(text, at));
                }
            }
        }
    }

    [Theory]
    [InlineData("他说：“公开是原则。”其余不变；二是（见附表。）没有结尾", "他说：“公开是原则。”|其余不变；|二是（见附表。）|没有结尾")]
    [InlineData("一是更新慢;二是答复迟!真的吗?!", "一是更新慢;|二是答复迟!|真的吗?!")]
    [InlineData("一、概述\n全年公开3.5万条。\r\n无", "一、概述|全年公开3.5万条。|无")]
    [InlineData("甲。\n”乙。", "甲。|”乙。")]
    [InlineData("\n\n", "")]
    public void A_sentence_ends_with_its_stop_and_the_quotes_behind_it_or_with_its_line(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Of(text).Select(sentence => sentence.In(text))));

    [Fact]
    public void A_sentence_tells_what_ended_it()
    {
        SentenceSpan[] sentences = [.. Sentences.Of("一、概述\n公开及时；答复规范。”\n")];

        Assert.Equal(['\0', '；', '。'], sentences.Select(sentence => sentence.Stop));
        Assert.Equal([false, false, true], sentences.Select(sentence => sentence.IsFull));
    }

    [Fact]
    public void Trimmed_sentences_have_no_blank_at_their_ends_and_none_is_blank()
    {
        const string text = "\u3000\u3000甲 乙。 \n \n丙 ";
        Assert.Equal(["甲 乙。", "丙"], Sentences.Trimmed(text).Select(sentence => sentence.In(text)));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(16)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
